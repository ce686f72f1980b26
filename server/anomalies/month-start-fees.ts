import type { Provider } from '../../shared/catalogue.ts'
import { addDays, type Day } from '../../shared/period.ts'
import { leastCost } from './find-presence.ts'
import type { FoundAnomaly, JudgedSeries } from './found-anomaly.ts'

/** What a service costs on a first of a month by lines that cost nothing on other days. */
export type MonthStartFee = {
  readonly cloud_provider: Provider
  readonly service_name: string | null
  readonly date: Day
  readonly cost: number
}

/** A fee and the noise of the day on which it comes. */
const slack = 1.25

/** Whether a line has costs, and only on first days of months: a fee, however new it is. */
export function isFeeLine({ start_date, values }: JudgedSeries): boolean {
  const isCharged = (cost: number) => cost >= leastCost
  // Most lines are told apart by their first days.
  const isOther = (cost: number, place: number) =>
    isCharged(cost) && !addDays(start_date, place).endsWith('-01')
  return !values.some(isOther) && values.some(isCharged)
}

/** The fees of lines that cost nothing on other days. */
export function monthStartFees(lines: readonly JudgedSeries[]): MonthStartFee[] {
  return lines
    .filter((line) => line.dimension === 'usage_type' && isFeeLine(line))
    .flatMap(({ cloud_provider, service_name, start_date, values }) =>
      chargedDays(start_date, values).map((day) => ({ cloud_provider, service_name, ...day })),
    )
}

/** Whether a finding is what fees of its service make of the first of a month. */
export function isMonthStartFee(found: FoundAnomaly, fees: readonly MonthStartFee[]): boolean {
  const { cloud_provider, service_name, first_seen, last_seen, impact, kind } = found
  if (kind !== 'spike' || first_seen !== last_seen || !first_seen.endsWith('-01')) return false
  const own = fees.filter(
    (fee) =>
      fee.cloud_provider === cloud_provider && fee.service_name === service_name && fee.date === first_seen,
  )
  const cost = own.reduce((sum, fee) => sum + fee.cost, 0)
  return impact <= slack * cost
}

function chargedDays(start: Day, values: readonly number[]): { date: Day; cost: number }[] {
  return values.flatMap((cost, place) => (cost < leastCost ? [] : [{ date: addDays(start, place), cost }]))
}
