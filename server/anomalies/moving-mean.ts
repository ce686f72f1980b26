/** Writes the moving mean of `values` without the days marked in `odd` into `means`. */
export type FillMovingMean = (
  values: Float64Array,
  odd: Uint8Array,
  wholeWindows: boolean,
  means: Float64Array,
) => void

/**
 * A centred moving mean over `side` days before and after, for series of `count` days. At the ends the window is cut,
 * or with `wholeWindows` reaches as many days further inward. Where no day counts, the mean before holds (the mean of
 * all days at the start).
 */
export function createMovingMean(count: number, side: number): FillMovingMean {
  const sums = new Float64Array(count + 1)
  const counts = new Float64Array(count + 1)
  return (values, odd, wholeWindows, means) => {
    for (let k = 0; k < count; k++) {
      const use = odd[k] === 0 ? 1 : 0
      sums[k + 1] = (sums[k] ?? 0) + use * (values[k] ?? 0)
      counts[k + 1] = (counts[k] ?? 0) + use
    }
    let last = (sums[count] ?? 0) / Math.max(1, counts[count] ?? 0)
    for (let k = 0; k < count; k++) {
      const early = wholeWindows ? Math.max(0, side - k) : 0
      const late = wholeWindows ? Math.max(0, k + side + 1 - count) : 0
      const from = Math.max(0, k - side - late)
      const to = Math.min(count, k + side + 1 + early)
      const used = (counts[to] ?? 0) - (counts[from] ?? 0)
      if (used > 0) last = ((sums[to] ?? 0) - (sums[from] ?? 0)) / used
      means[k] = last
    }
  }
}
