import { backtestError } from './backtest-error.ts'
import type { Rehearsal } from './backtest.ts'
import { sumOfParts, type Leaf, type LeafPart } from './leaf.ts'
import { predictionIntervals } from './prediction-intervals.ts'
import type { LeafProjection } from './project-leaves.ts'
import type { ForecastInterval, SeriesBacktest } from './series-forecast.ts'

/** The forecast of one leaf, or of several together. */
export type LeafForecast = Pick<LeafProjection, 'method' | 'gap' | 'credits' | 'isFee'> & {
  readonly parts: Readonly<Record<LeafPart, number[]>>
  readonly point: number[]
  /** What no bound goes below. */
  readonly floor: number
  /** Empty where there is too little history to justify any. */
  readonly intervals: ForecastInterval[]
  readonly backtest: SeriesBacktest | null
}

const levels = [0.8, 0.95] as const

/**
 * A projection with what its rehearsals say of it.
 *
 * @param actual what it is learnt from, day by day: it goes below zero only where that did.
 */
export function toLeafForecast(
  { spread, parts, method, gap, credits, isFee }: LeafProjection,
  rehearsals: readonly Rehearsal[],
  actual: Float64Array,
): LeafForecast {
  const point = sumOfParts(parts)
  const floor = actual.some((value) => value < 0) ? Number.NEGATIVE_INFINITY : 0
  return {
    method,
    gap,
    credits,
    isFee,
    parts: {
      usage: [...parts.usage],
      fees: [...parts.fees],
      credits: [...parts.credits],
      tax: [...parts.tax],
    },
    point: [...point],
    floor,
    intervals: spread === null ? [] : predictionIntervals(point, spread, rehearsals, levels, floor),
    backtest: backtestError(rehearsals),
  }
}

/** What a leaf cost day by day, without purchases that came once: nobody can foresee those. */
export function recurringCosts(leaf: Leaf, days: number, isFee: readonly boolean[]): Float64Array {
  const costs = Float64Array.from(
    { length: days },
    (_, place) => (leaf.daily[place] ?? 0) + (leaf.credits[place] ?? 0) + (leaf.tax[place] ?? 0),
  )
  leaf.lines.forEach(({ payments, evidence }, line) => {
    if (evidence !== 'usage' && isFee[line] !== true) return
    for (const { place, amount } of payments) costs[place] = (costs[place] ?? 0) + amount
  })
  return costs
}
