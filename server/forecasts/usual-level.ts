import { trimmedMean } from '../series/order-statistics.ts'

const fourWeeks = 28

/**
 * The present level of a daily series without season: the mean of the newest four weeks without the outermost
 * tenth on each side. With the weekday index put back it is "the usual week".
 */
export function usualLevel(flat: Float64Array): number {
  return trimmedMean(flat.subarray(Math.max(0, flat.length - fourWeeks)), 0.1)
}
