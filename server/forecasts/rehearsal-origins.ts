import { rollingOrigins } from './backtest.ts'
import type { DayCalendar } from './day-calendar.ts'

const mostMonths = 12
const enough = 6

/** From which places a forecast is repeated, and how many days each repetition looks ahead. */
export type RehearsalPlan = { readonly origins: number[]; readonly steps: number }

/**
 * The same question asked in earlier months: repetitions whose last day is the same day of each of the last twelve months
 * (the last where the question ends on the last), so that every length of a month is among them; more in between where
 * those are fewer than six. They look ahead as far as the forecast, but at most a third of the days since the
 * first cost.
 *
 * @param length how many days are known.
 * @param first the place of the first cost.
 */
export function rehearsalOrigins(
  length: number,
  first: number,
  horizon: number,
  calendar: DayCalendar,
): RehearsalPlan {
  const least = 14
  const steps = Math.max(1, Math.min(horizon, Math.floor((length - first) / 3)))
  const last = length - 1 + horizon
  const month = calendar.monthOf(last)
  const day = calendar.dayOf(last) === calendar.lengthOf(month) ? 31 : calendar.dayOf(last)
  const monthly = Array.from(
    { length: mostMonths + Math.ceil(horizon / 28) },
    (_, back) => calendar.placeOf(month - back - 1, day) + 1 - steps,
  )
    .filter((origin) => origin + steps <= length && origin >= first + least)
    .slice(0, mostMonths)
  const between = rollingOrigins(length, steps, first + least)
    .toReversed()
    .filter((origin) => !monthly.includes(origin))
    .slice(0, Math.max(0, enough - monthly.length))
  return { origins: [...monthly, ...between].sort((one, other) => one - other), steps }
}
