import type { Metric } from '../../shared/cost-query.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { countDays, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type ChargeGroup } from '../costs/charge-groups.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import type { DailySeries } from '../costs/daily-series.ts'

/** Charges that follow no daily habit, as FOCUS names them; refunds and corrections follow none either. */
const irregular = ['Tax', 'Credit', 'Purchase', 'Adjustment']

/** Whether charges follow no daily habit. */
export function isIrregular({ charge_category, is_correction }: ChargeGroup): boolean {
  return is_correction === 1 || irregular.some((name) => name === charge_category)
}

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
    filter,
    range,
    ['cloud_provider', 'service_name', 'charge_category', 'is_correction', 'date'],
    metric,
  )
  const odd = groups.filter(isIrregular)
  const byService = groupBy(odd, ({ cloud_provider, service_name }) => `${cloud_provider}\n${service_name}`)
  return series.map((one) => {
    const values = [...one.values]
    for (const { date, cost } of byService.get(`${one.cloud_provider}\n${one.service_name}`) ?? []) {
      if (date === null) continue
      const place = countDays({ start_date: range.start_date, end_date: date }) - 1
      // Rounded, since a difference of two sums leaves dust that a series would begin with.
      if (place < values.length) values[place] = roundForApi(sumMoney([values[place] ?? 0, -cost]))
    }
    return { ...one, values }
  })
}
