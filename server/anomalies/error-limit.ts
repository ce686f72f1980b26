import { quantileOfSorted } from '../series/order-statistics.ts'

/** The errors that a series makes on ordinary days. */
export type ErrorShape = {
  /** Root mean square of the ordinary errors. */
  spread: number
  /** How many spreads from the expectation a day must lie to be odd. */
  reach: number
  /** How many errors were ordinary. */
  count: number
}

// Mean absolute over root mean square error (Geary's ratio), as simulated normal and uniform noise show it after the
// fit of a weekly pattern and without the odd days.
const normalRatio = 0.814
const uniformRatio = 0.85
// Spreads to an odd day: normal noise has tails, uniform noise ends at 1.73 spreads.
const normalReach = 3.4
const uniformReach = 2.25
const mostReach = 3.6
// The normal shape is assumed as firmly as this many errors would show it.
const priorCount = 20
// The shape is after the tails, so it looks a little further than the bound.
const tailsBeyondBound = 1.15

/**
 * The error beyond which it is no longer ordinary: 3 times as far from the median as the 80 % quantile, 2.5 standard
 * deviations for normal errors. Up to a tenth of odd days hardly move it. `sorted` are absolute
 * errors, ascending.
 */
export function ordinaryBound(sorted: Float64Array): number {
  const half = quantileOfSorted(sorted, 0.5)
  return half + 3 * (quantileOfSorted(sorted, 0.8) - half)
}

/**
 * Spread and shape of the ordinary errors among absolute errors, ascending. Odd days are told from ordinary ones by the
 * smallest cut that bears itself out: the limit that follows from the errors below it lies below all errors above it.
 * At least four fifths are ordinary, and none far beyond the bound. Noise that keeps within bounds gets a nearer
 * limit than noise with tails: the reach is interpolated by Geary's ratio, drawn towards the normal one when errors
 * are few. `spent` is how many of the errors the fit has used up.
 */
export function errorShape(sorted: Float64Array, spent: number): ErrorShape {
  let sum = 0
  let squares = 0
  let shape: ErrorShape = { spread: 0, reach: normalReach, count: 0 }
  const bound = tailsBeyondBound * ordinaryBound(sorted)
  for (let k = 0; k < sorted.length; k++) {
    const error = sorted[k] ?? 0
    sum += error
    squares += error * error
    const count = k + 1
    if (count < 0.8 * sorted.length) continue
    if (shape.count > 0 && error > bound) break
    const ratio = squares > 0 ? sum / Math.sqrt(count * squares) : normalRatio
    const spread = Math.sqrt(squares / Math.max(1, count - spent))
    shape = { spread, reach: reachOf(ratio, count), count }
    if ((sorted[count] ?? Infinity) > limitOf(shape, spread)) break
  }
  return shape
}

function reachOf(ratio: number, count: number): number {
  const bounded = ((ratio - normalRatio) / (uniformRatio - normalRatio)) * (count / (count + priorCount))
  const reach = normalReach - bounded * (normalReach - uniformReach)
  return Math.min(mostReach, Math.max(uniformReach, reach))
}

function limitOf(shape: ErrorShape, spread: number): number {
  return shape.reach * spread * (1 + 4 / Math.max(1, shape.count))
}

/** The log error beyond which a day is odd, for a spread of one-step errors; never less than a fifth of the cost. */
export function errorLimit(shape: ErrorShape, spread: number): number {
  return Math.max(Math.log(1.2), limitOf(shape, spread))
}
