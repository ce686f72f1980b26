import type { AnomalyEvent } from './group-events.ts'
import { usualBefore } from './whole-change.ts'

/** How far from the old level the new one may be to be it again, as a part of it. */
const near = 0.2

/**
 * Whether a lasting change only takes back the one before it: the costs are what they were before both. That is the end
 * of the first, and no anomaly of its own.
 *
 * @param lasting the lasting changes of the series, oldest first.
 */
export function returnsToUsual(
  values: readonly number[],
  expected: readonly (number | null)[],
  event: AnomalyEvent,
  lasting: readonly AnomalyEvent[],
): boolean {
  const before = lasting[lasting.indexOf(event) - 1]
  if (event.kind !== 'step' || before === undefined || before.direction === event.direction) return false
  const usualOn = usualBefore(expected, before.began)
  let usual = 0
  let actual = 0
  for (let day = event.began; day <= event.last_seen; day++) {
    usual += usualOn(day) ?? 0
    actual += values[day] ?? 0
  }
  return usual > 0 && Math.abs(actual - usual) <= near * usual
}
