import type { Anomaly } from '../../shared/anomaly.ts'
import { roundToCents } from '../../shared/money.ts'
import { addDays } from '../../shared/period.ts'
import type { LineSeries } from './lines/line.ts'

const daysBefore = 21
const daysAfter = 7
const mostDays = 60

/**
 * The days around a change, to draw.
 *
 * @param last the last day that it tells of.
 * @param usual what a day from its beginning on would have cost; null where what was expected of it tells that.
 */
export function chartAround(
  { start_date, values }: LineSeries,
  expected: readonly (number | null)[],
  began: number,
  last: number,
  usual: ((day: number) => number) | null,
): Anomaly['chart'] {
  const from = Math.max(0, began - daysBefore)
  const to = Math.min(values.length, from + mostDays, last + 1 + daysAfter)
  const days = Array.from({ length: Math.max(0, to - from) }, (_, after) => from + after)
  const usualOn = (day: number) => (day >= began && usual !== null ? usual(day) : (expected[day] ?? null))
  return {
    start_date: addDays(start_date, from),
    actual: days.map((day) => roundToCents(values[day] ?? 0)),
    usual: days.map((day) => {
      const amount = usualOn(day)
      return amount === null ? null : roundToCents(amount)
    }),
  }
}
