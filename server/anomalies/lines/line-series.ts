import type { Knex } from 'knex'
import type { Provider } from '../../../shared/catalogue.ts'
import type { Metric } from '../../../shared/cost-query.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { daysOf, type Day, type DayRange } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import { chargeSums } from '../../costs/charge-sums.ts'
import type { CostFilter } from '../../costs/cost-filter.ts'
import { metricColumn } from '../../costs/costs-matching.ts'
import { lineKey, type LineScope, type LineSeries } from './line.ts'
import type { LineColumn, LineDimension } from './line-dimensions.ts'

type Row = Readonly<Partial<Record<LineColumn, string>>> & {
  readonly cloud_provider: Provider
  readonly date: Day
  readonly cost: number
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
    .select('daily.date', 'daily.cost')
  return toSeries(rows, range, dimension)
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

function toSeries(rows: readonly Row[], range: DayRange, dimension: LineDimension): LineSeries[] {
  const days = daysOf(range)
  const places = new Map(days.map((day, place) => [day, place]))
  const byLine = groupBy(rows, (row) => lineKey(scopeOf(row, dimension)))
  return [...byLine.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const values = days.map(() => 0)
    for (const { date, cost } of own) {
      const place = places.get(date)
      if (place !== undefined) values[place] = cost
    }
    return [{ ...scopeOf(first, dimension), start_date: range.start_date, values }]
  })
}

/** What a row of a dimension is about. */
export function scopeOf(row: Omit<Row, 'date' | 'cost'>, { dimension, by }: LineDimension): LineScope {
  const { cloud_provider, service_name = null, account = null } = row
  const last = by.at(-1)
  return { cloud_provider, service_name, account, dimension, name: (last && row[last]) ?? '' }
}
