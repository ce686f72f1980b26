import { addSorted, removeSorted, sortedWindow, windowQuantile } from './sorted-window.ts'

/** Median of each value with its `half` neighbours on both sides, fewer at the ends. */
export function runningMedian(values: Float64Array, half: number): Float64Array {
  const window = sortedWindow(2 * half + 2)
  for (const value of values.subarray(0, half)) addSorted(window, value)
  return values.map((_, i) => {
    const entering = values[i + half]
    const leaving = values[i - half - 1]
    if (entering !== undefined) addSorted(window, entering)
    if (leaving !== undefined) removeSorted(window, leaving)
    return windowQuantile(window, 0.5)
  })
}
