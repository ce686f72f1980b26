import { median } from '../series/order-statistics.ts'
import { percentOf } from '../series/percent-of.ts'
import type { Rehearsal } from './backtest.ts'
import type { SeriesBacktest } from './series-forecast.ts'

/** Sums the rehearsals of a series up into the error shown to the reader; null when there were none. */
export function backtestError(rehearsals: readonly Rehearsal[]): SeriesBacktest | null {
  const [first] = rehearsals
  if (first === undefined) return null
  let missed = 0
  let came = 0
  const totals = rehearsals.map(({ point, actual, naive }) => {
    let expected = 0
    let sum = 0
    actual.forEach((value, step) => {
      missed += Math.abs(value - (point[step] ?? 0))
      came += Math.abs(value)
      expected += point[step] ?? 0
      sum += value
    })
    return {
      own: percentOf(Math.abs(expected - sum), Math.abs(sum)),
      naive: percentOf(Math.abs(naive * actual.length - sum), Math.abs(sum)),
    }
  })
  return {
    origins: rehearsals.length,
    horizon: first.actual.length,
    daily_error_percent: percentOf(missed, came),
    total_error_percent: medianOf(totals.map(({ own }) => own)),
    naive_error_percent: medianOf(totals.map(({ naive }) => naive)),
  }
}

function medianOf(errors: readonly (number | null)[]): number | null {
  const known = errors.filter((error) => error !== null)
  return known.length < errors.length ? null : median(known)
}
