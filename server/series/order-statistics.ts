/** Mean of the values; 0 for none. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0
  for (let i = 0; i < values.length; i++) sum += values[i] ?? 0
  return values.length === 0 ? 0 : sum / values.length
}

/**
 * Quantile of an ascending list by linear interpolation between order statistics
 * (Hyndman and Fan, type 7). `share` lies in 0..1. 0 for an empty list.
 */
export function quantileOfSorted(sorted: ArrayLike<number>, share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[below + 1] ?? low
  return low + (place - below) * (high - low)
}

/** Median of the values in any order; 0 for none. */
export function median(values: ArrayLike<number>): number {
  return quantileOfSorted(new Float64Array(values).sort(), 0.5)
}

/** Mean without the lowest and highest `share` (0..0.5) of the values; 0 for none. */
export function trimmedMean(values: ArrayLike<number>, share: number): number {
  const sorted = new Float64Array(values).sort()
  const cut = Math.floor(sorted.length * share)
  return mean(sorted.subarray(cut, sorted.length - cut))
}
