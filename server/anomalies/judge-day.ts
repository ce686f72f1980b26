import { errorLimit } from './error-limit.ts'
import { feedLevel, presentLevel } from './level-bank.ts'
import { monthlyExcess, remember } from './monthly-habit.ts'
import { expectedAmount, logAmount, type WatchState } from './watch-state.ts'
import type { WeeklyPattern } from './weekly-pattern.ts'

/** What became of a day: logs of the expectation and of the limit, and the error against the expectation. */
export type Judgement = { expected: number; limit: number; error: number; isOdd: boolean; isHabit: boolean }

// A fee varies more than the cost it comes on top of.
const feeSlack = 0.1
// On a day that hardly costs anything, a large ratio is still small money.
const leastShareOfLevel = 0.05

/**
 * Judges a day by the days before it and takes it into the memory. A day is odd when its log error exceeds the
 * limit and the amount is not trifling beside the level. Odd days do not move the level.
 */
export function judgeDay(state: WatchState, day: number, pattern: WeeklyPattern): Judgement {
  const date = state.days[day] ?? { weekday: 0, monthDay: 1, month: 0 }
  const level = presentLevel(state.bank)
  state.top = Math.max(state.top, Math.exp(level))
  const effect = pattern.effects[date.weekday] ?? 0
  const cost = logAmount(state, state.values[day] ?? 0)
  const plain = level + effect
  const fee = monthlyExcess(state.habit, date)
  const withFee = logAmount(state, Math.exp(plain) + fee)
  const isHabit = fee !== 0 && Math.abs(cost - withFee) < Math.abs(cost - plain)
  const expected = isHabit ? withFee : plain
  const error = cost - expected
  const limit = errorLimit(pattern.shape, state.spread) + (isHabit ? feeSlack : 0)
  const gap = Math.abs((state.values[day] ?? 0) - expectedAmount(state, expected))
  const isOdd = Math.abs(error) > limit && gap > leastShareOfLevel * Math.exp(level)
  state.logs[day] = cost - state.offset
  state.errors[day] = error
  state.odd[day] = isOdd ? Math.sign(error) : 0
  state.ignored[day] = isHabit ? 1 : 0
  if (isOdd || isHabit) {
    remember(state.habit, date, Math.exp(cost) - Math.exp(plain))
    state.level[day] = level - state.offset
  } else {
    feedLevel(state.bank, cost - effect)
    state.level[day] = cost - effect - state.offset
  }
  return { expected, limit, error, isOdd, isHabit }
}
