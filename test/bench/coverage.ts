import type { ForecastInterval } from '../../server/forecasts/series-forecast.ts'
import { median } from '../../server/series/order-statistics.ts'

/** What came within the intervals of forecasts, and how far off their totals were. */
export type Coverage = {
  readonly name: string
  /** Parts of the days, or 0 and 1 for totals, by interval. */
  readonly within: Map<string, number[]>
  readonly errors: number[]
  readonly naive: number[]
}

export function createCoverage(name: string): Coverage {
  return { name, within: new Map(), errors: [], naive: [] }
}

/**
 * Holds a forecast against what came.
 *
 * @param naive what each step is by the simplest estimate.
 */
export function cover(
  { within, errors, naive: naiveErrors }: Coverage,
  {
    point,
    intervals,
  }: { readonly point: readonly number[]; readonly intervals: readonly ForecastInterval[] },
  came: readonly number[],
  naive: number,
): void {
  const total = sumOf(came)
  // A thousandth of a cent is no difference, however certain a forecast is.
  const near = 1e-9 + 1e-6 * Math.abs(total)
  const count = (name: string, part: number) => within.set(name, [...(within.get(name) ?? []), part])
  for (const { level, lower, upper, total_lower, total_upper } of intervals) {
    const held = came.filter(
      (value, step) => value >= (lower[step] ?? 0) - near && value <= (upper[step] ?? 0) + near,
    )
    count(`day ${level * 100}`, held.length / came.length)
    count(`total ${level * 100}`, total >= total_lower - near && total <= total_upper + near ? 1 : 0)
  }
  if (total === 0) return
  errors.push((100 * Math.abs(sumOf(point) - total)) / Math.abs(total))
  naiveErrors.push((100 * Math.abs(naive * came.length - total)) / Math.abs(total))
}

/** The coverage in a sentence. */
export function coverageWords({ name, within, errors, naive }: Coverage): string {
  const shares = [...within].map(
    ([interval, all]) => `${interval} % holds ${((100 * sumOf(all)) / all.length).toFixed(1)} %`,
  )
  return (
    `${name}: ${errors.length} forecasts; ${shares.join(', ')}; median error of the total ` +
    `${median(errors).toFixed(2)} %, of the mean of 30 days ${median(naive).toFixed(2)} %`
  )
}

function sumOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0)
}
