import type { OverviewDay } from '../../shared/overview.ts'
import { niceTicks } from './nice-ticks.ts'

type Point = { readonly x: number; readonly y: number }

/** What a trend looks like in a plot of some size: SVG paths and places in pixels. */
export type TrendShape = {
  readonly actual: string
  /** The cost so far of days that are not complete. */
  readonly incomplete: string
  readonly expected: string
  /** The 80 % interval, closed. */
  readonly band: string
  readonly xOf: (index: number) => number
  readonly yOf: (amount: number) => number
  readonly ticks: readonly number[]
}

/**
 * Cuts a trend into the parts of its drawing. Forecast and band begin where the complete days end, so that they hang
 * together with them.
 */
export function trendShape(days: readonly OverviewDay[], width: number, height: number): TrendShape {
  const amounts = days.flatMap(({ actual, expected, lower_80, upper_80 }) =>
    [actual, expected, lower_80, upper_80].filter((amount) => amount !== null),
  )
  const ticks = niceTicks(Math.min(0, ...amounts), Math.max(0, ...amounts), 4)
  const low = ticks[0] ?? 0
  const high = ticks.at(-1) ?? 1
  const xOf = (index: number) => (days.length < 2 ? width / 2 : (index / (days.length - 1)) * width)
  const yOf = (amount: number) => height - ((amount - low) / (high - low)) * height
  const lastComplete = days.findLastIndex((day) => day.is_complete && day.actual !== null)

  function pointsOf(amountOf: (day: OverviewDay, index: number) => number | null): Point[] {
    return days.flatMap((day, index) => {
      const amount = amountOf(day, index)
      return amount === null ? [] : [{ x: xOf(index), y: yOf(amount) }]
    })
  }
  const onward =
    (amountOf: (day: OverviewDay) => number | null) =>
    (day: OverviewDay, index: number): number | null => {
      if (index === lastComplete) return day.actual
      return index > lastComplete ? amountOf(day) : null
    }
  const upper = pointsOf(onward((day) => day.upper_80))
  const lower = pointsOf(onward((day) => day.lower_80))
  return {
    actual: pathOf(pointsOf((day, index) => (index <= lastComplete ? day.actual : null))),
    incomplete: pathOf(pointsOf(onward((day) => day.actual))),
    expected: pathOf(pointsOf(onward((day) => day.expected))),
    band: upper.length < 2 ? '' : `${pathOf([...upper, ...lower.toReversed()])}Z`,
    xOf,
    yOf,
    ticks,
  }
}

function pathOf(points: readonly Point[]): string {
  if (points.length < 2) return ''
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}
