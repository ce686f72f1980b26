import type { Metric } from '../../shared/cost-query.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { countDays, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeGroups } from '../costs/charge-groups.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import type { DailySeries } from '../costs/daily-series.ts'
import { serviceKey } from '../costs/service-key.ts'

/** Takes taxes, credits, purchases, adjustments and corrections out of daily series, where bills tell them apart. */
export async function withoutIrregularCharges(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  series: readonly DailySeries[],
  metric: Metric,
): Promise<DailySeries[]> {
  const groups = await chargeGroups(
    ctx,
    { ...filter, only: 'irregular' },
    range,
    ['cloud_provider', 'service_name', 'date'],
    metric,
  )
  const byService = groupBy(groups, serviceKey)
  return series.map((one) => {
    const values = [...one.values]
    for (const { date, cost } of byService.get(serviceKey(one)) ?? []) {
      if (date === null) continue
      const place = countDays({ start_date: range.start_date, end_date: date }) - 1
      // Rounded, since a difference of two sums leaves dust that a series would begin with.
      if (place < values.length) values[place] = roundForApi(sumMoney([values[place] ?? 0, -cost]))
    }
    return { ...one, values }
  })
}
