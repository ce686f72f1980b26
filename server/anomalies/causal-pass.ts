import type { AnomalyFlag } from './anomaly-flag.ts'
import { judgeDay } from './judge-day.ts'
import { raiseFlag } from './raise-flag.ts'
import { relearn } from './relearn.ts'
import { expectedAmount, learningDays, startWatch, type WatchState } from './watch-state.ts'
import { adoptWeekday } from './weekday-habit.ts'

/** The watcher at the end of its series, what it expected of each day (null while learning), and its alarms. */
export type CausalPass = { state: WatchState; expected: (number | null)[]; flags: AnomalyFlag[] }

// Weekly while each week still says much about the pattern, then every other week.
const daysBetweenLessons = 7
const daysUntilSettled = 84

/**
 * Walks through the series once and judges each day by the days before it alone. Null when the series is too short
 * to judge any day.
 */
export function causalPass(values: readonly number[], days: WatchState['days']): CausalPass | null {
  const state = startWatch(values, days)
  if (state === null) return null
  const flags: AnomalyFlag[] = []
  const expected: (number | null)[] = values.map(() => null)
  const start = state.first + learningDays
  for (let day = start; day < values.length; day++) {
    const known = isLessonDay(day - start) ? null : state.pattern
    const pattern = known ?? relearn(state, day)
    const judgement = judgeDay(state, day, pattern)
    expected[day] = expectedAmount(state, judgement.expected)
    const flag = raiseFlag(state, day, judgement, pattern)
    if (flag !== null) flags.push(flag)
    adoptWeekday(state, day)
  }
  return { state, expected, flags }
}

function isLessonDay(daysJudged: number): boolean {
  return daysJudged % (daysJudged < daysUntilSettled ? daysBetweenLessons : 2 * daysBetweenLessons) === 0
}
