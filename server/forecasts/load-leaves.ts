import { chargeDimensions } from '../../shared/charge-query.ts'
import type { GroupDimension, Metric } from '../../shared/cost-query.ts'
import { addDays, countDays, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { costsMatching, metricColumn, type CostColumn } from '../costs/costs-matching.ts'
import { sumExpression } from '../database/dialect.ts'
import { lineKey, readLeaves, type LeafRow, type LoadedLeaf } from './read-leaves.ts'

const lineColumns = ['usage_type', 'charge_kind', 'charge_category', 'is_correction'] as const
/** A line of charges may be a fee where it comes on no more days of a month, on average. */
const mostDaysAMonth = 3
/** A fee that was seen once only is still expected for so long. */
const oneMonth = 40

type Dimensions = readonly Exclude<GroupDimension, 'date'>[]

/**
 * The costs of groups day by day, sorted into what a forecast is made of: one question for all groups, and a second, over
 * the last weeks only, where a bill may say that what came once recurs.
 */
export async function loadLeaves(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  dimensions: Dimensions,
  metric: Metric,
): Promise<LoadedLeaf[]> {
  const rows = await leafRows(ctx, filter, range, dimensions, metric)
  const keyOf = (row: LeafRow): string => JSON.stringify([namesOf(row, dimensions), lineKey(row)])
  const recent = { start_date: addDays(range.end_date, -oneMonth), end_date: range.end_date }
  const isNew = (row: LeafRow): boolean => row.is_sparse === 1 && row.date >= recent.start_date
  const said = rows.some(isNew)
    ? await leafRows(ctx, { ...filter, only: 'recurring' }, recent, dimensions, metric)
    : []
  const saidKeys = new Set(said.map(keyOf))
  return readLeaves(
    rows,
    range,
    (row) => namesOf(row, dimensions),
    (row) => saidKeys.has(keyOf(row)),
  )
}

function namesOf(row: LeafRow, dimensions: Dimensions): LoadedLeaf['names'] {
  const below = chargeDimensions.filter((dimension) => dimensions.includes(dimension))
  const { cloud_provider, service_name } = row
  return {
    cloud_provider,
    service_name,
    ...Object.fromEntries(below.map((dimension) => [dimension, row[dimension] ?? null])),
  }
}

/** Days of lines that come seldom, and sums of all others. */
async function leafRows(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  dimensions: Dimensions,
  metric: Metric,
): Promise<LeafRow[]> {
  const byService = dimensions.includes('service')
  const keys: CostColumn[] = [
    ...(byService || dimensions.includes('provider') ? (['cloud_provider'] as const) : []),
    ...(byService ? (['service_name'] as const) : []),
    ...chargeDimensions.filter((dimension) => dimensions.includes(dimension)),
  ]
  const line = lineColumns.filter((column) => !keys.some((key) => key === column))
  const by: CostColumn[] = [...keys, ...line, 'date']
  const { database, query } = costsMatching(ctx, filter, range, { by, fromCharges: true })
  const daily = query
    .select(...by, { cost: sumExpression(database, metricColumn(metric)) })
    .groupBy(by)
    .as('daily')
  const counted = database
    .from(daily)
    .whereRaw('cost <> 0')
    .select('*', database.raw(`count(*) over (partition by ${[...keys, ...line].join(', ')}) as line_days`))
    .as('counted')
  const isSparse = `line_days <= ${mostDaysAMonth * (Math.ceil(countDays(range) / 28) + 1)}`
  const columns = [
    ...['cloud_provider', 'service_name'].map((name) =>
      keys.some((key) => key === name) ? name : `null as ${name}`,
    ),
    ...chargeDimensions.filter((dimension) => dimensions.includes(dimension)),
    'charge_category as line_category',
    'is_correction',
    `case when charge_kind = 'discount' then 1 else 0 end as is_discount`,
    `case when ${isSparse} then 1 else 0 end as is_sparse`,
    `case when ${isSparse} then usage_type end as line_usage`,
    `case when ${isSparse} then charge_kind end as line_kind`,
    'date',
  ]
  return database
    .from(counted)
    .select(database.raw(columns.join(', ')), database.raw('sum(cost) as cost'))
    .groupByRaw(columns.map((_, place) => place + 1).join(', '))
    .orderBy('date')
}
