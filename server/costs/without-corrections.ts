import type { GroupDimension, Metric } from '../../shared/cost-query.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from './cost-filter.ts'
import { dailySeries, type DailySeries } from './daily-series.ts'

/**
 * Takes refunds and corrections out of daily series: they come once and tell nothing of the days to come.
 *
 * @param dimensions what the series are grouped by.
 * @returns the series in the same order.
 */
export async function withoutCorrections(
  ctx: Context,
  filter: CostFilter,
  series: readonly DailySeries[],
  dimensions: readonly Exclude<GroupDimension, 'date'>[],
  metric: Metric,
): Promise<DailySeries[]> {
  const [first] = series
  if (first === undefined) return []
  const days = Math.max(...series.map(({ values }) => values.length))
  if (days === 0) return [...series]
  const range = { start_date: first.start_date, end_date: addDays(first.start_date, days - 1) }
  const corrections = await dailySeries(ctx, { ...filter, only: 'corrections' }, range, dimensions, metric)
  const byKey = new Map(corrections.map((one) => [keyOf(one), one.values]))
  return series.map((one) => {
    const own = byKey.get(keyOf(one))
    if (own === undefined) return one
    return {
      ...one,
      values: one.values.map((value, place) => roundForApi(sumMoney([value, -(own[place] ?? 0)]))),
    }
  })
}

const keyOf = ({ cloud_provider, service_name, below }: DailySeries): string =>
  JSON.stringify([cloud_provider, service_name, below ?? null])
