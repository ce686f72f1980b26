import { median } from '../series/order-statistics.ts'
import { deseasonalise, seasonalIndex } from './seasonal-index.ts'

type Shift = { at: number; ratio: number }

const mostShifts = 4
const shortest = 4

/**
 * Finds lasting changes of level in a series of positive values without outliers, the largest first, and
 * multiplies the history before each so that it joins the level after it. A change counts when the log means of
 * the two periods on either side and of the three days on either side both step the same way by at least 15 %
 * and by four standard errors of the daily noise.
 * Returns the rescaled series and the first position of each new level, ascending.
 */
export function removeLevelShifts(
  values: Float64Array,
  period: number,
): { values: Float64Array; shifts: number[] } {
  const shifts: number[] = []
  let levelled = values
  if (values.length < 4 * period) return { values, shifts }
  for (let round = 0; round < mostShifts; round++) {
    const flat = deseasonalise(levelled, seasonalIndex(levelled, period))
    if (flat.some((value) => value <= 0)) break
    const shift = largestShift(flat.map(Math.log), 2 * period)
    if (shift === null) break
    levelled = levelled.map((value, i) => (i < shift.at ? value * shift.ratio : value))
    shifts.push(shift.at)
  }
  return { values: levelled, shifts: shifts.sort((a, b) => a - b) }
}

function largestShift(logs: Float64Array, window: number): Shift | null {
  const sums = new Float64Array(logs.length + 1)
  logs.forEach((value, i) => (sums[i + 1] = (sums[i] ?? 0) + value))
  const step = (at: number, reach: number): number => {
    const from = Math.max(0, at - reach)
    const to = Math.min(logs.length, at + reach)
    const sum = sums[at] ?? 0
    return ((sums[to] ?? 0) - sum) / (to - at) - (sum - (sums[from] ?? 0)) / (at - from)
  }
  const best = { at: 0, size: 0 }
  for (let at = window / 2; at <= logs.length - shortest; at++) {
    const near = step(at, 3)
    const size = Math.min(Math.abs(near), step(at, window) * Math.sign(near))
    if (size > best.size) Object.assign(best, { at, size })
  }
  const differences = logs.subarray(1).map((value, i) => Math.abs(value - (logs[i] ?? 0)))
  const noise = (1.4826 * median(differences)) / Math.SQRT2
  if (best.size < Math.max(Math.log(1.15), 4 * noise * Math.sqrt(2 / 3))) return null
  return { at: best.at, ratio: Math.exp(step(best.at, window)) }
}
