import { feedLevel, levelBank, presentLevel, shiftLevel } from './level-bank.ts'
import type { WatchState } from './watch-state.ts'
import { learnPattern, type WeeklyPattern } from './weekly-pattern.ts'

// About four months: long enough to average the noise out, short enough to follow new ways.
const daysLearnt = 120
const daysReplayed = 70
const daysToSettle = 5

/**
 * Learns the weekly pattern anew from the days before `day`, and replays the newest of them through the smoothing
 * with it: that gives the level, and the size of the errors one day ahead.
 */
export function relearn(state: WatchState, day: number): WeeklyPattern {
  const from = Math.max(state.first, day - daysLearnt)
  const pattern = learnPattern(
    state.logs.subarray(from, day),
    state.weekdays.subarray(from, day),
    state.ignored.subarray(from, day),
    3,
  )
  const start = Math.max(from, day - daysReplayed)
  const bank = levelBank(pattern.level[start - from + daysToSettle] ?? 0)
  let squares = 0
  let count = 0
  for (let past = start; past < day; past++) {
    const isOrdinary = pattern.odd[past - from] === 0 && state.odd[past] === 0
    const flat = (state.logs[past] ?? 0) - (pattern.effects[state.weekdays[past] ?? 0] ?? 0)
    state.level[past] = isOrdinary ? flat : presentLevel(bank)
    if (!isOrdinary) continue
    if (past - start >= daysToSettle) {
      squares += (flat - presentLevel(bank)) ** 2
      count++
    }
    feedLevel(bank, flat)
  }
  shiftLevel(bank, state.offset)
  state.bank = bank
  state.spread = Math.max(pattern.shape.spread, Math.sqrt(squares / Math.max(1, count)))
  state.pattern = pattern
  return pattern
}
