import type { WatchState } from './watch-state.ts'

const weeks = [0, 7, 14]

/**
 * When the same weekday is off the same way three weeks running, that is its new habit: its older days are no longer
 * learnt from, and the three are, from the next day on. Without this a new weekly job would be an alarm every week for months.
 */
export function adoptWeekday(state: WatchState, day: number): void {
  const mark = state.odd[day] ?? 0
  if (mark === 0 || !weeks.every((back) => state.odd[day - back] === mark)) return
  for (let past = day - 21; past >= state.first; past -= 7) state.ignored[past] = 1
  for (const back of weeks) state.odd[day - back] = 0
  state.pattern = null
}
