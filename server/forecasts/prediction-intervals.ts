import { mean, quantileOfSorted } from '../series/order-statistics.ts'
import type { Rehearsal } from './backtest.ts'
import { normalHalfWidth } from './normal-distribution.ts'
import type { ForecastInterval } from './series-forecast.ts'
import type { Spread } from './spread.ts'

/** Errors of the rehearsals, carried to the present level and the full horizon. */
type PastErrors = { daily: Float64Array; total: number }

/**
 * Intervals around a forecast. Two estimates of the spread are joined by their root mean square: a formula and the errors
 * of the backtest; and where the backtest alone is wider, it counts: no interval is narrower than the backtest justifies.
 * Never below `floor`.
 */
export function predictionIntervals(
  point: Float64Array,
  spread: Spread,
  rehearsals: readonly Rehearsal[],
  levels: readonly number[],
  floor: number,
): ForecastInterval[] {
  const past = rehearsals.length === 0 ? null : pastErrors(point, rehearsals)
  const total = point.reduce((sum, value) => sum + value, 0)
  return levels.map((level) => {
    const reach = normalHalfWidth(level)
    const seen = past === null ? null : quantileOfSorted(past.daily, level)
    const half = spread.day.map((size) => widen(reach * size, seen))
    const totalHalf = widen(reach * spread.total, past === null ? null : reach * past.total)
    return {
      level,
      lower: Array.from(point, (value, step) => Math.max(floor, value - (half[step] ?? 0))),
      upper: Array.from(point, (value, step) => value + (half[step] ?? 0)),
      total_lower: Math.max(floor, total - totalHalf),
      total_upper: total + totalHalf,
    }
  })
}

function widen(formula: number, seen: number | null): number {
  return seen === null ? formula : Math.max(seen, Math.hypot(formula, seen) / Math.SQRT2)
}

function pastErrors(point: Float64Array, rehearsals: readonly Rehearsal[]): PastErrors {
  const present = mean(point)
  const daily: number[] = []
  const squares = rehearsals.map((rehearsal) => {
    const then = mean(rehearsal.point)
    // An error of a tenth at half the present level is worth twice as much today, within reason.
    const scale = then > 0 && present > 0 ? Math.min(4, Math.max(0.25, present / then)) : 1
    let sum = 0
    rehearsal.point.forEach((value, step) => {
      const error = scale * ((rehearsal.actual[step] ?? 0) - value)
      daily.push(Math.abs(error))
      sum += error
    })
    return ((sum * point.length) / rehearsal.point.length) ** 2
  })
  return { daily: Float64Array.from(daily).sort(), total: Math.sqrt(mean(squares)) }
}
