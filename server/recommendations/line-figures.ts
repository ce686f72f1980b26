import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { addDays, isoWeekday, type Day } from '../../shared/period.ts'
import type { ChargeKind } from '../../shared/charge-kind.ts'
import { daysPerMonth } from '../series/mean-month.ts'
import { serviceKey } from '../costs/service-key.ts'
import type { CostLine, Evidence } from './evidence.ts'

/** Four weeks, so that each weekday counts alike. */
export const recentDays = 28

/** Between two fees of a month lie at least and at most so many days. */
const feeDays = { least: 27, most: 34 } as const

/** Kinds of charges that come once a month, even where that was seen once only. */
const feeKinds: readonly ChargeKind[] = ['commitment-fee', 'commitment-unused']

/**
 * The daily sums of some lines.
 *
 * @param most so many last days.
 */
export function dailyTotal(lines: readonly CostLine[], most = Infinity): number[] {
  const days = lines.reduce((longest, { daily }) => Math.max(longest, daily.length), 0)
  const first = Math.max(0, days - most)
  return Array.from({ length: days - first }, (_, index) =>
    sumMoney(lines.map(({ daily }) => daily[first + index] ?? 0)),
  )
}

/**
 * What some lines cost in a month: at the rate of the last four weeks, or the last fee where they come once a calendar
 * month.
 */
export function monthlyCost(lines: readonly CostLine[]): number {
  const fees = lines.map(monthlyFee)
  const others = lines.filter((_line, place) => fees[place] === null)
  const recent = dailyTotal(others, recentDays)
  const rate = recent.length === 0 ? 0 : (sumMoney(recent) / recent.length) * daysPerMonth
  return sumMoney([rate, ...fees.map((fee) => fee ?? 0)])
}

/** The last fee of a line whose charges come once a month at most; null for any other. */
function monthlyFee({ charge_kind, daily }: CostLine): number | null {
  if (!feeKinds.includes(charge_kind)) return null
  const places = daily.flatMap((cost, place) => (cost === 0 ? [] : [place]))
  const last = places.at(-1)
  if (last === undefined) return null
  const isOften = places.some((place, index) => index > 0 && place - (places[index - 1] ?? 0) < feeDays.least)
  if (isOften) return null
  // Where the next one would be there already, it has ended.
  return daily.length - last > feeDays.most ? 0 : (daily[last] ?? 0)
}

/**
 * How much dearer the last four weeks were than the first four of the same days, in percent.
 *
 * @returns null with fewer than eight weeks, or from nothing.
 */
export function growthPercent(daily: readonly number[]): number | null {
  if (daily.length < 2 * recentDays) return null
  const before = sumMoney(daily.slice(0, recentDays))
  return before <= 0 ? null : (100 * (sumMoney(daily.slice(-recentDays)) - before)) / before
}

/** Mean cost of a Saturday or Sunday, and of another day, over the last eight weeks; null with less. */
export function weekendAndWorkday(
  daily: readonly number[],
  start: Day,
): { weekend: number; workday: number } | null {
  const weeks = 8 * 7
  if (daily.length < weeks) return null
  const places = Array.from({ length: weeks }, (_, index) => daily.length - weeks + index)
  const mean = (wanted: boolean) => {
    const costs = places
      .filter((place) => isoWeekday(addDays(start, place)) > 5 === wanted)
      .map((place) => daily[place] ?? 0)
    return sumMoney(costs) / costs.length
  }
  return { weekend: mean(true), workday: mean(false) }
}

/** Lines of some kinds. */
export function linesOf({ lines }: Pick<Evidence, 'lines'>, ...kinds: readonly ChargeKind[]): CostLine[] {
  return lines.filter(({ charge_kind }) => kinds.includes(charge_kind))
}

const besideUsage: readonly ChargeKind[] = [
  'tax',
  'credit',
  'refund',
  'discount',
  'adjustment',
  'fee',
  'support',
  'commitment-fee',
  'commitment-unused',
]

/** Lines that follow usage: no tax, credit, adjustment, fee or commitment. */
export function usageLines({ lines }: Pick<Evidence, 'lines'>): CostLine[] {
  return lines.filter(({ charge_kind }) => !besideUsage.includes(charge_kind))
}

/** Whether a line is paid for as it is used, so that using less of it costs less at once. */
export function isOnDemand({ commitment_status, commitment_type }: CommitmentColumns): boolean {
  return commitment_status === null && commitment_type === null
}
type CommitmentColumns = Pick<CostLine, 'commitment_status' | 'commitment_type'>

/** Lists of lines that share a key, in the order of their first lines. */
export function linesBy(lines: readonly CostLine[], keyOf: (line: CostLine) => string): CostLine[][] {
  return [...groupBy(lines, keyOf).values()]
}

export const ofAccount = (line: Pick<CostLine, 'cloud_provider' | 'service_name' | 'account'>) =>
  `${serviceKey(line)}\n${line.account ?? ''}`

/** All words that a bill has for what a line is, for rules that look for a type. */
export function wordsOf({ service_name, usage_type, resource_class }: CostLine): string {
  return [resource_class, usage_type, service_name].filter((word) => word !== null).join(' ')
}
