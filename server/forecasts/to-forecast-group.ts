import {
  forecastParts,
  type ForecastDay,
  type ForecastGroup,
  type ForecastPart,
  type ForecastTotal,
} from '../../shared/forecast.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { addDays, countDays, intersection, type DayRange } from '../../shared/period.ts'
import { forecastAssumptions, forecastNote } from './forecast-words.ts'
import type { LeafForecast } from './leaf-forecast.ts'
import type { LoadedLeaf } from './read-leaves.ts'

/** Several groups as one. */
export function addLeaves(names: LoadedLeaf['names'], loaded: readonly LoadedLeaf[]): LoadedLeaf {
  const sum = (valuesOf: (one: LoadedLeaf) => readonly number[]): number[] => {
    const all = loaded.map(valuesOf)
    return (all[0] ?? []).map((_, place) => sumMoney(all.map((values) => values[place] ?? 0)))
  }
  return {
    names,
    leaf: {
      daily: sum(({ leaf }) => leaf.daily),
      credits: sum(({ leaf }) => leaf.credits),
      tax: sum(({ leaf }) => leaf.tax),
      lines: loaded.flatMap(({ leaf }) => leaf.lines),
    },
    oneOff: sum(({ oneOff }) => oneOff),
  }
}

/**
 * A forecast in the words of the contract.
 *
 * @param loaded what it was made from.
 * @param forecast of the days right after the history.
 * @param period the days whose total is wanted.
 */
export function toForecastGroup(
  loaded: LoadedLeaf,
  forecast: LeafForecast,
  history: DayRange,
  period: DayRange,
): ForecastGroup {
  const actual = actualParts(loaded, forecast, history, period)
  const actual_to_date = sumMoney(Object.values(actual))
  const before = Math.max(0, countDays({ start_date: history.end_date, end_date: period.start_date }) - 2)
  const ahead = (part: ForecastPart): number =>
    part === 'one_off' ? 0 : sumMoney(forecast.parts[part].slice(before))
  const parts = forecastParts
    .map((part) => ({
      part,
      actual_to_date: roundForApi(actual[part]),
      expected: roundForApi(actual[part] + ahead(part)),
    }))
    .filter((part) => part.actual_to_date !== 0 || part.expected !== 0)
  return {
    ...loaded.names,
    cloud_provider: loaded.names.cloud_provider ?? 'All',
    service_name: loaded.names.service_name ?? 'All',
    method: forecast.method,
    note: forecastNote(forecast),
    history,
    backtest: forecast.backtest,
    actual_to_date: roundForApi(actual_to_date),
    period_total: periodTotal(forecast, actual_to_date, before),
    parts,
    assumptions: forecastAssumptions(forecast, loaded),
    days: forecast.point.map((expected, step) => toDay(forecast, history, expected, step)),
  }
}

/** The forecast of what has no complete day yet. */
export const emptyForecastGroup: ForecastGroup = {
  cloud_provider: 'All',
  service_name: 'All',
  method: 'none',
  note: 'There is no complete day to learn from yet.',
  history: null,
  backtest: null,
  actual_to_date: 0,
  period_total: { expected: 0, lower_80: null, upper_80: null, lower_95: null, upper_95: null },
  parts: [],
  assumptions: [],
  days: [],
}

function actualParts(
  { leaf, oneOff }: LoadedLeaf,
  { isFee }: LeafForecast,
  history: DayRange,
  period: DayRange,
): Record<ForecastPart, number> {
  const known = intersection(history, period)
  const from = known === null ? 0 : countDays({ ...history, end_date: known.start_date }) - 1
  const until = known === null ? 0 : from + countDays(known)
  const within = (values: readonly number[]): number => sumMoney(values.slice(from, until))
  const paid = (fees: boolean): number[] =>
    leaf.lines.flatMap(({ payments, evidence }, line) =>
      fees === (evidence !== 'usage' || isFee[line] === true)
        ? payments.filter(({ place }) => place >= from && place < until).map(({ amount }) => amount)
        : [],
    )
  return {
    usage: sumMoney([within(leaf.daily), ...paid(false)]),
    fees: sumMoney(paid(true)),
    credits: within(leaf.credits),
    tax: within(leaf.tax),
    one_off: within(oneOff),
  }
}

function toDay(forecast: LeafForecast, history: DayRange, expected: number, step: number): ForecastDay {
  const bound = (level: number, side: 'lower' | 'upper') => {
    const value = forecast.intervals.find((interval) => interval.level === level)?.[side][step]
    return value === undefined ? null : roundForApi(value)
  }
  return {
    date: addDays(history.end_date, step + 1),
    expected: roundForApi(expected),
    lower_80: bound(0.8, 'lower'),
    upper_80: bound(0.8, 'upper'),
    lower_95: bound(0.95, 'lower'),
    upper_95: bound(0.95, 'upper'),
  }
}

function periodTotal(forecast: LeafForecast, actual: number, before: number): ForecastTotal {
  const within = sumMoney(forecast.point.slice(before))
  const all = sumMoney(forecast.point)
  // Days between the last complete one and the period add nothing to its total, but their uncertainty stays in.
  const bound = (level: number, side: 'total_lower' | 'total_upper') => {
    const value = forecast.intervals.find((interval) => interval.level === level)?.[side]
    return value === undefined ? null : roundForApi(actual + Math.max(forecast.floor, within + value - all))
  }
  return {
    expected: roundForApi(actual + within),
    lower_80: bound(0.8, 'total_lower'),
    upper_80: bound(0.8, 'total_upper'),
    lower_95: bound(0.95, 'total_lower'),
    upper_95: bound(0.95, 'total_upper'),
  }
}
