import type { WatchState } from './watch-state.ts'

const weeks = [0, 7, 14]
/** How a day is marked whose weekday has another habit since. */
const outdated = 2
/** So many days after those that made a habit show that it lasts. */
const daysToLast = 3

/**
 * When the same weekday is off the same way three weeks running, that is its new habit: its older days are no longer
 * learnt from, and the three are, from the next day on. Without this a new weekly job would be an alarm every week for months.
 */
export function adoptWeekday(state: WatchState, day: number): void {
  const mark = state.odd[day] ?? 0
  if (mark === 0 || !weeks.every((back) => state.odd[day - back] === mark)) return
  for (let past = day - 21; past >= state.first; past -= 7) state.ignored[past] = outdated
  for (const back of weeks) state.odd[day - back] = 0
  state.habitSince[state.weekdays[day] ?? 0] = day
  state.pattern = null
}

/**
 * The days that hindsight does not learn from. A habit that did not last was none, so that all days of its weekday
 * are alike: those that made it are odd, and not all the others.
 */
export function ignoredInHindsight(state: WatchState): Uint8Array {
  const lasts = Array.from(state.habitSince, (since) => since >= 0 && lasted(state, since))
  return state.ignored.map((mark, day) =>
    mark === outdated && lasts[state.weekdays[day] ?? 0] !== true ? 0 : mark,
  )
}

/** Whether most days of the weekday have kept to it since. */
function lasted({ odd }: WatchState, since: number): boolean {
  let kept = 0
  let all = 0
  for (let day = since + 7; day < odd.length; day += 7) {
    all++
    if (odd[day] === 0) kept++
  }
  return kept >= daysToLast && 2 * kept >= all
}
