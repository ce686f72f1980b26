import type { Metric } from '../../shared/cost-query.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { daysOf, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type ChargeGroup } from '../costs/charge-groups.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { serviceKey } from '../costs/service-key.ts'
import type { JudgedSeries } from './describe-events.ts'

/** Amounts below this are rounding, not charges. */
const nothing = 0.005

/** Beyond so many accounts a service is judged as a whole: noise would drown what matters. */
const mostAccounts = 200

/**
 * Divides the series of services that several accounts use into one for each account, so that one account's incident
 * is not lost in the sum. What bills do not cover stays a series of its own.
 */
export async function divideByAccount(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  series: readonly JudgedSeries[],
  metric: Metric,
): Promise<JudgedSeries[]> {
  const usage = { ...filter, only: 'regular' } as const
  const used = await chargeGroups(ctx, usage, range, ['cloud_provider', 'service_name', 'account'], metric)
  // Only their days are read: a service may have thousands of accounts, and each of them a year of days.
  const divided = [...groupBy(used, serviceKey).values()].filter(
    (accounts) => accounts.length > 1 && accounts.length <= mostAccounts,
  )
  if (divided.length === 0) return [...series]
  const services = divided.flatMap(([first]) => first?.service_name ?? [])
  const groups = await chargeGroups(
    ctx,
    { ...usage, service_name: [...new Set(services)] },
    range,
    ['cloud_provider', 'service_name', 'account', 'date'],
    metric,
  )
  const byService = groupBy(groups, serviceKey)
  const places = new Map(daysOf(range).map((day, place) => [day, place]))
  return series.flatMap((one) => {
    const accounts = groupBy(byService.get(serviceKey(one)) ?? [], ({ account }) => account)
    if (accounts.size < 2 || accounts.size > mostAccounts) return [one]
    const own = [...accounts].map(([account, members]) => ({
      ...one,
      account,
      values: valuesOf(one, members, places),
    }))
    return [...own, ...rest(one, own)]
  })
}

function valuesOf(
  series: JudgedSeries,
  groups: readonly ChargeGroup[],
  places: ReadonlyMap<string, number>,
): number[] {
  const values = series.values.map(() => 0)
  for (const [date, own] of groupBy(groups, (group) => group.date)) {
    const place = date === null ? undefined : places.get(date)
    if (place !== undefined && place < values.length) values[place] = sumMoney(own.map(({ cost }) => cost))
  }
  return values
}

function rest(whole: JudgedSeries, parts: readonly JudgedSeries[]): JudgedSeries[] {
  const values = whole.values.map((cost, place) =>
    roundForApi(sumMoney([cost, ...parts.map((part) => -(part.values[place] ?? 0))])),
  )
  return values.some((cost) => Math.abs(cost) >= nothing) ? [{ ...whole, values }] : []
}
