import type { CalendarDay } from '../series/calendar.ts'
import type { AnomalyFlag } from './anomaly-flag.ts'
import { type Judgement, judgeDay } from './judge-day.ts'
import { acceptLevel, daysToConfirm, levelHasChanged } from './level-change.ts'
import { relearn } from './relearn.ts'
import { type SlowRise, slowRise } from './slow-rise.ts'
import { isNothing, learningDays, startWatch, type WatchState } from './watch-state.ts'
import { adoptWeekday } from './weekday-habit.ts'

/** The watcher at the end of its series, what it expected of each day (null while learning), and its alarms. */
export type CausalPass = { state: WatchState; expected: (number | null)[]; flags: AnomalyFlag[] }

// Weekly while each week still says much about the pattern, then every other week.
const daysBetweenLessons = 7
const daysUntilSettled = 84
const daysBetweenSlowRises = 42
const leastSlowRise = 0.2

/**
 * Walks through the series once and judges each day by the days before it alone. Null when the series is too short
 * to judge any day.
 */
export function causalPass(values: readonly number[], days: readonly CalendarDay[]): CausalPass | null {
  const state = startWatch(values, days)
  if (state === null) return null
  const flags: AnomalyFlag[] = []
  const expected: (number | null)[] = values.map(() => null)
  const start = state.first + learningDays
  for (let day = start; day < values.length; day++) {
    const isSettled = day - start >= daysUntilSettled
    const isLesson = (day - start) % (isSettled ? 2 * daysBetweenLessons : daysBetweenLessons) === 0
    const pattern = isLesson || state.pattern === null ? relearn(state, day) : state.pattern
    const judgement = judgeDay(state, day, pattern)
    expected[day] = amount(state, judgement.expected)
    const canChange = day >= start + daysToConfirm && !judgement.isHabit
    const hasChanged = canChange && levelHasChanged(state, day, judgement.limit)
    if (hasChanged) acceptLevel(state, day, pattern)
    else adoptWeekday(state, day)
    const rise = newSlowRise(state, day, judgement.limit)
    if (hasChanged || judgement.isOdd) flags.push(dayFlag(state, day, judgement, hasChanged))
    else if (rise !== null) flags.push(riseFlag(state, day, rise, pattern.effects, judgement.limit))
  }
  return { state, expected, flags }
}

function newSlowRise(state: WatchState, day: number, limit: number): SlowRise | null {
  if (day - state.lastSlowRise <= daysBetweenSlowRises) return null
  const rise = slowRise(state.level, state.first, day, Math.max(leastSlowRise, limit))
  if (rise !== null) state.lastSlowRise = day
  return rise
}

function dayFlag(state: WatchState, day: number, judgement: Judgement, hasChanged: boolean): AnomalyFlag {
  const isUp = judgement.error > 0
  return {
    index: day,
    kind: hasChanged ? (isUp ? 'level_up' : 'level_down') : isUp ? 'spike' : 'drop',
    expected: amount(state, judgement.expected),
    actual: state.values[day] ?? 0,
    score: Math.abs(judgement.error) / judgement.limit,
    since: hasChanged ? day - daysToConfirm + 1 : day,
  }
}

function riseFlag(
  state: WatchState,
  day: number,
  rise: SlowRise,
  effects: Float64Array,
  limit: number,
): AnomalyFlag {
  const usual = rise.usualLevel + state.offset + (effects[state.weekdays[day] ?? 0] ?? 0)
  return {
    index: day,
    kind: 'leak',
    expected: amount(state, usual),
    actual: state.values[day] ?? 0,
    score: rise.growth / Math.max(leastSlowRise, limit),
    since: day - 27,
  }
}

function amount(state: WatchState, logExpected: number): number {
  return isNothing(state, logExpected) ? 0 : Math.exp(logExpected)
}
