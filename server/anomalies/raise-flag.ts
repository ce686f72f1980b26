import type { AnomalyFlag } from './anomaly-flag.ts'
import type { Judgement } from './judge-day.ts'
import { acceptLevel, daysToConfirm, levelHasChanged } from './level-change.ts'
import { type SlowRise, slowRise } from './slow-rise.ts'
import { expectedAmount, learningDays, type WatchState } from './watch-state.ts'
import type { WeeklyPattern } from './weekly-pattern.ts'

const daysBetweenSlowRises = 42
const leastSlowRise = 0.2

/**
 * What a judged day is worth telling: a confirmed change of level (accepted into the memory at once), an odd day, or
 * a slow rise, in that order; null for an ordinary day.
 */
export function raiseFlag(
  state: WatchState,
  day: number,
  judgement: Judgement,
  pattern: WeeklyPattern,
): AnomalyFlag | null {
  const judged = day - state.first - learningDays
  const canChange = judged >= daysToConfirm && !judgement.isHabit
  const hasChanged = canChange && levelHasChanged(state, day, judgement.limit)
  if (hasChanged) acceptLevel(state, day, pattern)
  const rise = newSlowRise(state, day, judgement.limit)
  if (hasChanged || judgement.isOdd) return dayFlag(state, day, judgement, hasChanged)
  return rise === null ? null : riseFlag(state, day, rise, pattern)
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
    expected: expectedAmount(state, judgement.expected),
    actual: state.values[day] ?? 0,
    score: Math.abs(judgement.error) / judgement.limit,
    since: hasChanged ? day - daysToConfirm + 1 : day,
  }
}

function riseFlag(state: WatchState, day: number, rise: SlowRise, { effects }: WeeklyPattern): AnomalyFlag {
  const usual = rise.usualLevel + state.offset + (effects[state.weekdays[day] ?? 0] ?? 0)
  return {
    index: day,
    kind: 'leak',
    expected: expectedAmount(state, usual),
    actual: state.values[day] ?? 0,
    score: rise.score,
    since: rise.since,
  }
}
