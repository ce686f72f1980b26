import { trimmedMean } from '../series/order-statistics.ts'
import type { SmoothingFit } from './simple-smoothing.ts'

const week = 7

/**
 * The present level of a series without season. For daily series: the mean of the newest four weeks without the
 * outermost tenth on each side, which with the weekday index is "the usual week". Four years or four months of
 * another period would be stale, so there it is the level of simple smoothing.
 */
export function seasonLevel(flat: Float64Array, period: number, smoothing: SmoothingFit): number {
  if (period !== week) return smoothing.level
  return trimmedMean(flat.subarray(Math.max(0, flat.length - 4 * week)), 0.1)
}
