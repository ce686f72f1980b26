import { median } from '../series/order-statistics.ts'
import { setLevel, presentLevel } from './level-bank.ts'
import { forget } from './monthly-habit.ts'
import type { WatchState } from './watch-state.ts'
import type { WeeklyPattern } from './weekly-pattern.ts'

/** Days that must lie off the same way before a change counts as lasting. */
export const daysToConfirm = 4

/**
 * True when the newest four days are all off the same way, each by half the limit and by half of what the four are
 * off in the middle, and at least three of them are odd: the level has changed.
 */
export function levelHasChanged(state: WatchState, day: number, limit: number): boolean {
  const from = day - daysToConfirm + 1
  const sign = Math.sign(state.errors[day] ?? 0)
  if (state.odd[day] !== sign && state.odd[day - 1] !== sign) return false
  const errors = state.errors.subarray(from, day + 1).map((error) => sign * error)
  const least = Math.max(limit, median(errors)) / 2
  const odd = state.odd.subarray(from, day + 1).filter((mark) => mark === sign).length
  return odd >= daysToConfirm - 1 && errors.every((error) => error > least)
}

/** Starts anew at the level of the newest four days, and takes the step out of the memory. */
export function acceptLevel(state: WatchState, day: number, pattern: WeeklyPattern): void {
  const from = day - daysToConfirm + 1
  const flat = state.logs
    .subarray(from, day + 1)
    .map((value, k) => value - effectOf(state, from + k, pattern))
  const level = median(flat) + state.offset
  const step = level - presentLevel(state.bank)
  state.offset += step
  setLevel(state.bank, level)
  for (let past = from; past <= day; past++) {
    state.logs[past] = (state.logs[past] ?? 0) - step
    state.level[past] = (state.logs[past] ?? 0) - effectOf(state, past, pattern)
    state.odd[past] = 0
    const date = state.days[past]
    if (date !== undefined) forget(state.habit, date)
  }
}

function effectOf(state: WatchState, day: number, pattern: WeeklyPattern): number {
  return pattern.effects[state.weekdays[day] ?? 0] ?? 0
}
