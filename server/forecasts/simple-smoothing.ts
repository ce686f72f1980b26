/** A simple exponential smoothing fit: the last level, its weight, and the one-step error. */
export type SmoothingFit = {
  level: number
  /** Weight of the newest value, 0.01..0.99. */
  alpha: number
  /** Root mean square of the one-step errors, in the unit of the series. */
  sigma: number
}

const goldenShare = (Math.sqrt(5) - 1) / 2

/**
 * Simple exponential smoothing (Brown 1959) with the weight that minimises the squared one-step error, found by
 * a coarse grid and a golden-section search around its best cell. The first level is the mean of the first
 * `start` values.
 */
export function fitSmoothing(values: ArrayLike<number>, start: number): SmoothingFit {
  const first = firstLevel(values, start)
  const cost = (alpha: number): number => smooth(values, first, alpha).sumSquares
  let best = 0.01
  let least = cost(best)
  for (const alpha of [0.05, 0.1, 0.2, 0.35, 0.5, 0.7, 0.9, 0.99]) {
    const sum = cost(alpha)
    if (sum < least) [best, least] = [alpha, sum]
  }
  const alpha = goldenSection(cost, Math.max(0.01, best * 0.5), Math.min(0.99, best * 1.5))
  const chosen = cost(alpha) < least ? alpha : best
  const { level, sumSquares } = smooth(values, first, chosen)
  return { level, alpha: chosen, sigma: Math.sqrt(sumSquares / Math.max(1, values.length - 1)) }
}

function firstLevel(values: ArrayLike<number>, start: number): number {
  const count = Math.min(start, values.length)
  let sum = 0
  for (let i = 0; i < count; i++) sum += values[i] ?? 0
  return count === 0 ? 0 : sum / count
}

function smooth(
  values: ArrayLike<number>,
  first: number,
  alpha: number,
): { level: number; sumSquares: number } {
  let level = first
  let sumSquares = 0
  for (let i = 0; i < values.length; i++) {
    const error = (values[i] ?? 0) - level
    sumSquares += error * error
    level += alpha * error
  }
  return { level, sumSquares }
}

function goldenSection(cost: (x: number) => number, from: number, to: number): number {
  let [low, high] = [from, to]
  let left = high - goldenShare * (high - low)
  let right = low + goldenShare * (high - low)
  let costLeft = cost(left)
  let costRight = cost(right)
  for (let round = 0; round < 8; round++) {
    if (costLeft < costRight) {
      high = right
      ;[right, costRight] = [left, costLeft]
      left = high - goldenShare * (high - low)
      costLeft = cost(left)
    } else {
      low = left
      ;[left, costLeft] = [right, costRight]
      right = low + goldenShare * (high - low)
      costRight = cost(right)
    }
  }
  return (low + high) / 2
}
