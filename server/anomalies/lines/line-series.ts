import type { Knex } from 'knex'
import type { Provider } from '../../../shared/catalogue.ts'
import type { Metric } from '../../../shared/cost-query.ts'
import { daysOf, type Day, type DayRange } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import { chargeSums } from '../../costs/charge-sums.ts'
import type { CostFilter } from '../../costs/cost-filter.ts'
import { metricColumn } from '../../costs/costs-matching.ts'
import type { LineScope, LineSeries } from './line.ts'
import type { LineColumn, LineDimension } from './line-dimensions.ts'

type Row = Readonly<Partial<Record<LineColumn, string>>> & {
  readonly cloud_provider: Provider
  /** Each day with its cost, `2026-11-24=12.5,2026-11-25=13`: a row for each would take longer to read than to add up. */
  readonly days: string
}

/**
 * The usage of the dearest lines of a dimension as gapless daily series, before credits and commitments, and without
 * what follows no daily habit: taxes, credits, purchases and corrections.
 *
 * @param leastCost what a line costs in all at least.
 */
export async function lineSeries(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  dimension: LineDimension,
  metric: Metric,
  leastCost: number,
): Promise<LineSeries[]> {
  const { database } = ctx.charges
  const keys = ['cloud_provider', ...dimension.by]
  const daily = dailyLines(ctx, filter, range, dimension, metric)
  const dearest = database
    .from('daily')
    .select(keys)
    .groupBy(keys)
    .havingRaw('sum(abs(cost)) >= ?', [leastCost])
    .orderByRaw('sum(abs(cost)) desc')
    .orderBy(keys.map((column) => ({ column })))
    .limit(dimension.most)
  const rows: Row[] = await database
    .withMaterialized('daily', daily)
    .with('dearest', dearest)
    .from('daily')
    .join('dearest', (join) => keys.forEach((key) => void join.on(`daily.${key}`, `dearest.${key}`)))
    .select(keys.map((key) => `daily.${key}`))
    .select(database.raw(`string_agg(daily.date || '=' || daily.cost, ',') as days`))
    .groupBy(keys.map((key) => `daily.${key}`))
  const days = daysOf(range)
  const places = new Map(days.map((day, place) => [day, place]))
  return rows.map((row) => ({
    ...scopeOf(row, dimension),
    start_date: range.start_date,
    values: valuesOf(row, places),
  }))
}

function dailyLines(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  { by, provider }: LineDimension,
  metric: Metric,
): Knex.QueryBuilder {
  const { database } = ctx.charges
  const only = provider === undefined ? {} : { cloud_provider: provider }
  const sums = chargeSums(ctx.charges, { ...filter, ...only, only: 'regular' }, range, {
    by: ['cloud_provider', ...by, 'date'],
    others: by.every((column) => column === 'service_name'),
    usage: 'gross',
  })
  const daily = database
    .from(sums.as('g'))
    .select(
      'cloud_provider',
      ...by,
      'date',
      database.raw(`coalesce(sum(${metricColumn(metric)}), 0) as cost`),
    )
    .groupBy('cloud_provider', ...by, 'date')
  for (const column of by) daily.whereNotNull(column)
  return daily
}

function valuesOf({ days }: Row, places: ReadonlyMap<Day, number>): number[] {
  const values = Array.from({ length: places.size }, () => 0)
  for (const told of days.split(',')) {
    const [day = '', cost] = told.split('=')
    const place = places.get(day)
    if (place !== undefined) values[place] = Number(cost)
  }
  return values
}

/** What a row of a dimension is about. */
export function scopeOf(row: Omit<Row, 'days'>, { dimension, by }: LineDimension): LineScope {
  const { cloud_provider, service_name = null, account = null } = row
  const last = by.at(-1)
  return { cloud_provider, service_name, account, dimension, name: (last && row[last]) ?? '' }
}
