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
  const { cloud_provider, service_name, account, dimension, name, first_seen, last_seen } = anomaly
  const range = { start_date: addDays(first_seen, -7 * weeksBefore), end_date: last_seen }
  const columns = ['date', ...levels] as const
  const filter = { cloud_provider, ...(service_name === null ? {} : { service_name }) }
  const charged = await chargeGroups(ctx, { ...filter, only: 'regular' }, range, columns, metric)
  const own = levels.find((level) => level === dimension)
  const groups = charged.filter(
    (group) => (account === null || group.account === account) && (own === undefined || group[own] === name),
  )
  // An anomaly of a region does not come from that region, but from something in it.
  for (const level of levels.filter((one) => one !== own)) {
    const drivers = [...groupBy(groups, (group) => group[level])]
      .map(([name, members]) => ({ name, impact: excess(members, anomaly) }))
      .sort((one, other) => (other.impact - one.impact) * Math.sign(anomaly.impact))
    const [first] = drivers
    if (first === undefined || first.name === null || drivers.length < 2) continue
    const part = first.impact / sumMoney(drivers.map((driver) => driver.impact))
    if (part < leastPart) continue
    return {
      dimension: level,
      name: first.name,
      // Of what lasts, its part of all that it has cost so far.
      impact: roundForApi(isShort(anomaly) ? first.impact : part * anomaly.impact),
      percentage: Math.round(part * 10_000) / 100,
    }
  }
  return null
}

function isShort({ kind }: Anomaly): boolean {
  return kind === 'spike' || kind === 'drop'
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
