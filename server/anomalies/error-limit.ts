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

// Mean absolute over root mean square error (Geary's ratio): 0.807 for a normal distribution cut at 2.6 standard
// deviations, as the errors here are, and 0.866 for a uniform one.
const normalRatio = 0.807
const uniformRatio = 0.866
// Spreads to an odd day: normal noise has tails, uniform noise ends at 1.73 spreads.
const normalReach = 3.3
const uniformReach = 2.3
const [leastReach, mostReach] = [2.2, 3.8]
// The normal shape is assumed as firmly as this many errors would show it.
const priorCount = 20

/**
 * The error beyond which it is no longer ordinary: 3 times as far from the median as the 80 % quantile, 2.5 standard
 * deviations for normal errors. Up to a tenth of odd days hardly move it.
 */
export function ordinaryBound(absoluteErrors: Float64Array): number {
  const sorted = absoluteErrors.slice().sort()
  const half = quantileOfSorted(sorted, 0.5)
  return half + 3 * (quantileOfSorted(sorted, 0.8) - half)
}

/**
 * Spread and shape of the absolute errors with `skip` unset. Noise that keeps within bounds gets a nearer limit than
 * noise with tails: the reach is interpolated by Geary's ratio, drawn towards the normal one when errors are few.
 * `spent` is how many of the errors the fit has used up.
 */
export function errorShape(absoluteErrors: Float64Array, skip: Uint8Array, spent: number): ErrorShape {
  let sum = 0
  let squares = 0
  let count = 0
  absoluteErrors.forEach((error, k) => {
    if (skip[k] !== 0) return
    sum += error
    squares += error * error
    count++
  })
  const root = Math.sqrt(squares / Math.max(1, count))
  const ratio = root > 0 ? sum / count / root : normalRatio
  const bounded = ((ratio - normalRatio) / (uniformRatio - normalRatio)) * (count / (count + priorCount))
  const reach = normalReach - bounded * (normalReach - uniformReach)
  return {
    spread: Math.sqrt(squares / Math.max(1, count - spent)),
    reach: Math.min(mostReach, Math.max(leastReach, reach)),
    count,
  }
}

/** The log error beyond which a day is odd, for a spread of one-step errors; never less than a fifth of the cost. */
export function errorLimit(shape: ErrorShape, spread: number): number {
  const few = 1 + 4 / Math.max(1, shape.count)
  return Math.max(Math.log(1.2), shape.reach * spread * few)
}
