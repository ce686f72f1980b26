import { median } from '../series/order-statistics.ts'

/**
 * Slope per position by Theil (1950) and Sen (1968): the median of the slopes of all pairs. Up to 29 % of outliers do
 * not matter. 0 for fewer than two values; time and memory grow with the square of the length.
 */
export function theilSen(values: Float64Array): number {
  const count = values.length
  const slopes = new Float64Array((count * (count - 1)) / 2)
  let next = 0
  for (let i = 0; i < count; i++) {
    for (let k = i + 1; k < count; k++) slopes[next++] = ((values[k] ?? 0) - (values[i] ?? 0)) / (k - i)
  }
  return median(slopes)
}
