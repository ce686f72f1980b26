import {
  addDays,
  addMonths,
  countDays,
  endOfMonth,
  startOfMonth,
  type Day,
  type DayRange,
} from '../../shared/period.ts'
import { staleAfterDays } from '../coverage/thresholds.ts'

export type ForecastPeriod = {
  /** The days whose total is forecast; the first may lie before the first forecast day. */
  readonly period: DayRange
  /** How many days after the last complete one have to be forecast. */
  readonly steps: number
}

/**
 * The days that a horizon means.
 *
 * @param horizon `end_of_month`, `quarter`, or a text that begins with a number of days after the last complete one.
 * @param through the last complete day.
 */
export function forecastPeriod(horizon: string, through: Day, today: Day): ForecastPeriod {
  const first = addDays(through, 1)
  const days = Number.parseInt(horizon, 10)
  const period = Number.isNaN(days)
    ? calendarPeriod(horizon === 'end_of_month' ? 1 : 3, anchorDay(first, today))
    : { start_date: first, end_date: addDays(through, days) }
  return { period, steps: countDays({ start_date: first, end_date: period.end_date }) }
}

/** Data that ended long ago is forecast from its own end instead of from today. */
function anchorDay(first: Day, today: Day): Day {
  const isStale = countDays({ start_date: first, end_date: today }) > staleAfterDays
  return isStale || first > today ? first : today
}

/** The calendar month or quarter around a day. */
export function calendarPeriod(months: 1 | 3 | 12, day: Day): DayRange {
  const monthsIntoPeriod = (Number(day.slice(5, 7)) - 1) % months
  const start_date = addMonths(startOfMonth(day), -monthsIntoPeriod)
  return { start_date, end_date: endOfMonth(addMonths(start_date, months - 1)) }
}
