import type { ForecastDay, ForecastGroup, ForecastTotal } from '../../shared/forecast.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays, countDays, intersection, type DayRange } from '../../shared/period.ts'
import type { DailySeries } from '../costs/daily-series.ts'
import type { SeriesForecast } from './series-forecast.ts'

/**
 * A forecast in the words of the contract.
 *
 * @param series the complete days that it was made from.
 * @param forecast of the days right after them; null without history.
 * @param period the days whose total is wanted.
 */
export function toForecastGroup(
  series: DailySeries,
  forecast: SeriesForecast | null,
  period: DayRange,
): ForecastGroup {
  const last = addDays(series.start_date, series.values.length - 1)
  const history = { start_date: series.start_date, end_date: last }
  const actual = actualWithin(series, history, period)
  const names = {
    cloud_provider: series.cloud_provider ?? 'All',
    service_name: series.service_name ?? 'All',
    ...series.below,
  }
  if (forecast === null) return { ...names, ...withoutHistory }
  return {
    ...names,
    method: forecast.method,
    note: forecast.note,
    history,
    backtest: forecast.backtest,
    actual_to_date: roundForApi(actual),
    period_total: periodTotal(forecast, actual, history, period),
    days: forecast.point.map((expected, step) =>
      toDay(forecast, addDays(history.end_date, step + 1), expected, step),
    ),
  }
}

const nothing = { expected: 0, lower_80: null, upper_80: null, lower_95: null, upper_95: null }

const withoutHistory: Omit<ForecastGroup, 'cloud_provider' | 'service_name'> = {
  method: 'none',
  note: 'There is no complete day to learn from yet.',
  history: null,
  backtest: null,
  actual_to_date: 0,
  period_total: nothing,
  days: [],
}

function actualWithin(series: DailySeries, history: DayRange, period: DayRange): number {
  const known = intersection(history, period)
  if (known === null) return 0
  const from = countDays({ start_date: history.start_date, end_date: known.start_date }) - 1
  return sumMoney(series.values.slice(from, from + countDays(known)))
}

function toDay(forecast: SeriesForecast, date: string, expected: number, step: number): ForecastDay {
  const bound = (level: number, side: 'lower' | 'upper') => {
    const value = forecast.intervals.find((interval) => interval.level === level)?.[side][step]
    return value === undefined ? null : roundForApi(value)
  }
  return {
    date,
    expected: roundForApi(expected),
    lower_80: bound(0.8, 'lower'),
    upper_80: bound(0.8, 'upper'),
    lower_95: bound(0.95, 'lower'),
    upper_95: bound(0.95, 'upper'),
  }
}

function periodTotal(
  forecast: SeriesForecast,
  actual: number,
  history: DayRange,
  period: DayRange,
): ForecastTotal {
  const before = Math.max(0, countDays({ start_date: history.end_date, end_date: period.start_date }) - 2)
  const within = sumMoney(forecast.point.slice(before))
  // Days between the last complete one and the period add nothing to its total, but their uncertainty stays in.
  const bound = (level: number, side: 'total_lower' | 'total_upper') => {
    const value = forecast.intervals.find((interval) => interval.level === level)?.[side]
    return value === undefined ? null : roundForApi(actual + within + value - forecast.total)
  }
  return {
    expected: roundForApi(actual + within),
    lower_80: bound(0.8, 'total_lower'),
    upper_80: bound(0.8, 'total_upper'),
    lower_95: bound(0.95, 'total_lower'),
    upper_95: bound(0.95, 'total_upper'),
  }
}
