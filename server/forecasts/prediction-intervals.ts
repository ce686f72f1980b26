import { mean, quantileOfSorted } from '../series/order-statistics.ts'
import type { Rehearsal } from './backtest.ts'
import { normalHalfWidth } from './normal-distribution.ts'
import type { ForecastInterval } from './series-forecast.ts'
import type { Spread } from './spread.ts'

/** Errors of neighbouring days resemble each other: `steps` of them are worth as much as this power of independent ones. */
const independence = 0.75
/** Rehearsals overlap, by half or where months do, so that so much of each is news. */
const distinct = 0.55

/** Sizes of the errors of the rehearsals, ascending, carried to the present level and the full horizon. */
type PastErrors = { readonly daily: Float64Array; readonly totals: Float64Array }

/**
 * Intervals around a forecast. The sizes of the errors of the backtest say how wide they are, of which an interval is to
 * hold its part (split conformal prediction, Vovk and others 2005). Where the formula says more, it counts for a sixth
 * of the variance: a backtest knows only what has happened. Never below `floor`.
 */
export function predictionIntervals(
  point: Float64Array,
  spread: Spread,
  rehearsals: readonly Rehearsal[],
  levels: readonly number[],
  floor: number,
): ForecastInterval[] {
  const past = pastErrors(point, rehearsals)
  const steps = past.daily.length / Math.max(1, rehearsals.length)
  const total = point.reduce((sum, value) => sum + value, 0)
  return levels.map((level) => {
    const reach = normalHalfWidth(level)
    const seen = sizeWithin(past.daily, level, rehearsals.length * steps ** independence)
    const half = spread.day.map((size) => widen(reach * size, seen))
    const totalHalf = widen(
      reach * spread.total,
      sizeWithin(past.totals, level, distinct * rehearsals.length),
    )
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
  return seen === null ? formula : Math.max(seen, Math.sqrt((formula ** 2 + 5 * seen ** 2) / 6))
}

/**
 * The size that holds a part of errors to come, from `count` independent ones: their quantile for one more of them; beyond
 * the largest, that one stretched as the tail of the normal distribution goes on. Null without any.
 */
function sizeWithin(sizes: Float64Array, level: number, count: number): number | null {
  if (count === 0) return null
  const share = (level * (count + 1)) / count
  if (share <= 1) return quantileOfSorted(sizes, share)
  const largest = sizes.at(-1) ?? 0
  return (largest * normalHalfWidth(level)) / normalHalfWidth(count / (count + 1))
}

function pastErrors(point: Float64Array, rehearsals: readonly Rehearsal[]): PastErrors {
  const present = mean(point)
  const daily: number[] = []
  const totals = rehearsals.map((rehearsal) => {
    const then = mean(rehearsal.point)
    // An error of a tenth at half the present level is worth twice as much today, within reason.
    const scale = then > 0 && present > 0 ? Math.min(4, Math.max(0.25, present / then)) : 1
    let sum = 0
    rehearsal.point.forEach((value, step) => {
      const error = scale * ((rehearsal.actual[step] ?? 0) - value)
      daily.push(Math.abs(error))
      sum += error
    })
    return Math.abs((sum * point.length) / rehearsal.point.length)
  })
  return { daily: Float64Array.from(daily).sort(), totals: Float64Array.from(totals).sort() }
}
