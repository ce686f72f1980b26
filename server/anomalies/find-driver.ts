import type { Anomaly, AnomalyDriver } from '../../shared/anomaly.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type GroupColumn, type ChargeGroup } from '../costs/charge-groups.ts'

/** One level down from a service, the most telling first. */
const levels = ['usage_type', 'account', 'region'] as const satisfies readonly GroupColumn[]

/** An anomaly is compared with the same weekdays of so many weeks before it. */
const weeksBefore = 4

/** Below this part of the difference nothing drives it alone. */
const leastPart = 0.3

/**
 * What an anomaly mostly comes from, one level down: the usage type, account or region whose cost on the odd days
 * differs most from its mean on the same weekdays of the four weeks before.
 *
 * @returns null where the bills go no deeper, or nothing stands out.
 */
export async function findDriver(
  ctx: Context,
  anomaly: Anomaly,
  metric: Metric,
): Promise<AnomalyDriver | null> {
  const { cloud_provider, service_name, first_seen, last_seen, impact } = anomaly
  const range = { start_date: addDays(first_seen, -7 * weeksBefore), end_date: last_seen }
  const columns = ['date', ...levels] as const
  const service = await chargeGroups(ctx, { cloud_provider, service_name }, range, columns, metric)
  const groups = service.filter(({ account }) => anomaly.account === null || account === anomaly.account)
  for (const dimension of levels) {
    const drivers = [...groupBy(groups, (group) => group[dimension])]
      .map(([name, members]) => ({ name, impact: excess(members, anomaly) }))
      .sort((one, other) => (other.impact - one.impact) * Math.sign(impact))
    const [first] = drivers
    if (first === undefined || first.name === null || drivers.length < 2) continue
    const part = first.impact / impact
    if (part < leastPart) continue
    return {
      dimension,
      name: first.name,
      impact: roundForApi(first.impact),
      percentage: Math.round(part * 10_000) / 100,
    }
  }
  return null
}

function excess(groups: readonly ChargeGroup[], { days }: Anomaly): number {
  const costOn = new Map(
    [...groupBy(groups, ({ date }) => date)].map(([date, own]) => [
      date,
      sumMoney(own.map(({ cost }) => cost)),
    ]),
  )
  return sumMoney(
    days.map(({ date }) => {
      const before = Array.from(
        { length: weeksBefore },
        (_, week) => costOn.get(addDays(date, -7 * (week + 1))) ?? 0,
      )
      return (costOn.get(date) ?? 0) - sumMoney(before) / weeksBefore
    }),
  )
}
