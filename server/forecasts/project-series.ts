import { type CleanSeries, cleanSeries } from './clean-series.ts'
import { type CombinedForecast, combineMethods } from './combine-methods.ts'
import { averageCalendar, type DayCalendar } from './day-calendar.ts'
import { duePlaces, recurringFees } from './recurring-fees.ts'

/** A forecast without intervals. */
export type Projection = CombinedForecast & {
  clean: CleanSeries
  /** Fees within the series that recur on calendar days, apart from `point`; zeros where its places are no days. */
  fees: Float64Array
}

/** Older values say little about the present level and season: so many periods are used, of days half a year. */
const week = 7
const cyclesUsed = 52
const weeksUsed = 26
const longestPlainSeries = 364
const mostGrowth = 3

/**
 * Cleans a series, forecasts it with the mean of the methods, tells apart the monthly fees among the outliers of a daily
 * series (`period` 7), and never goes below zero when the series never did.
 *
 * @param calendar the days of the series; months of average length are taken where it is not known.
 */
export function projectSeries(
  values: Float64Array,
  period: number,
  horizon: number,
  warmStart?: Float64Array,
  calendar?: DayCalendar,
): Projection {
  const used = period === week ? weeksUsed * week : period > 1 ? cyclesUsed * period : longestPlainSeries
  const from = Math.max(0, values.length - used)
  const recent = values.subarray(from)
  const clean = cleanSeries(recent, period)
  const combined = combineMethods(clean.values, period, horizon, warmStart)
  // No method is worth anything that leaves what was ever seen so far behind.
  const most = mostGrowth * recent.reduce((top, value) => Math.max(top, Math.abs(value)), 0)
  const floor = recent.some((value) => value < 0) ? -most : 0
  const fees = new Float64Array(horizon)
  if (period === week) addFees(fees, recent, clean, from, calendar)
  return {
    ...combined,
    clean,
    fees,
    point: combined.point.map((value) => Math.min(most, Math.max(floor, value))),
  }
}

function addFees(
  fees: Float64Array,
  recent: Float64Array,
  { values, outliers }: CleanSeries,
  from: number,
  known: DayCalendar | undefined,
): void {
  const end = from + recent.length
  const payments = outliers.map((at) => ({ place: from + at, amount: (recent[at] ?? 0) - (values[at] ?? 0) }))
  for (const sign of [1, -1]) {
    const own = payments.filter(({ amount }) => Math.sign(amount) === sign)
    const calendar = known ?? averageCalendar(own.at(-1)?.place ?? 0)
    for (const fee of recurringFees(own, end, calendar, 'outlier')) {
      for (const place of duePlaces(fee, end, end + fees.length, calendar)) {
        fees[place - end] = (fees[place - end] ?? 0) + fee.amount
      }
    }
  }
}
