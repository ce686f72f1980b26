import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { addDays, isoWeekday, type Day } from '../../shared/period.ts'
import { serviceKey } from '../costs/service-key.ts'
import type { CostLine, Evidence } from './evidence.ts'

export const daysPerMonth = 365.25 / 12
const recentDays = 28

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

/** What some lines cost in a month at the rate of the last four weeks. */
export function monthlyCost(lines: readonly CostLine[]): number {
  const recent = dailyTotal(lines, recentDays)
  return recent.length === 0 ? 0 : (sumMoney(recent) / recent.length) * daysPerMonth
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

/** Lines that follow usage: no tax, credit, adjustment or purchase. */
export function usageLines({ lines }: Evidence): CostLine[] {
  return lines.filter(({ charge_category }) => charge_category === null || charge_category === 'Usage')
}

/** Whether a line is for computing that is paid as it is used. */
export function isOnDemandCompute(line: CostLine): boolean {
  return line.category === 'compute' && line.commitment_status === null
}

/** Lists of lines that share a key, in the order of their first lines. */
export function linesBy(lines: readonly CostLine[], keyOf: (line: CostLine) => string): CostLine[][] {
  return [...groupBy(lines, keyOf).values()]
}

export const ofAccount = (line: CostLine) => `${serviceKey(line)}\n${line.account ?? ''}`

/** All words that a bill has for a line, for rules that go by names. */
export function wordsOf({ service_name, usage_type, account }: CostLine): string {
  return [service_name, usage_type, account].filter((word) => word !== null).join(' ')
}
