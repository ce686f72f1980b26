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
  /** How far the band reaches where the chart cuts it off; null where it shows the whole of it. */
  readonly cutBand: { readonly lower: number; readonly upper: number } | null
}

/** So far may the band reach beyond costs and forecast at either end, as a part of what those need of the axis. */
const roomForBand = 0.4
/** What is left of that above them where it is cut off. */
const roomAboveCut = 0.2

/**
 * Cuts a trend into the parts of its drawing. Forecast and band begin where the complete days end, so that they hang
 * together with them. A band that is much wider than the costs is cut off, so that it does not flatten them.
 */
export function trendShape(days: readonly OverviewDay[], width: number, height: number): TrendShape {
  const { axis, cutBand } = trendAxis(days)
  const ticks = niceTicks(axis.lower, axis.upper, 4)
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
  const within = (amount: number | null): number | null =>
    amount === null || cutBand === null ? amount : Math.min(high, Math.max(low, amount))
  const upper = pointsOf(onward((day) => within(day.upper_80)))
  const lower = pointsOf(onward((day) => within(day.lower_80)))
  return {
    actual: pathOf(pointsOf((day, index) => (index <= lastComplete ? day.actual : null))),
    incomplete: pathOf(pointsOf(onward((day) => day.actual))),
    expected: pathOf(pointsOf(onward((day) => day.expected))),
    band: upper.length < 2 ? '' : `${pathOf([...upper, ...lower.toReversed()])}Z`,
    xOf,
    yOf,
    ticks,
    cutBand,
  }
}

type Reach = { readonly lower: number; readonly upper: number }

/** What the axis has to hold: all costs and the forecast, and the band as far as it leaves them room. */
function trendAxis(days: readonly OverviewDay[]): { axis: Reach; cutBand: Reach | null } {
  const line = reachOf(days.flatMap(({ actual, expected }) => [actual, expected]))
  const band = reachOf(days.flatMap(({ lower_80, upper_80 }) => [lower_80, upper_80]))
  const span = line.upper - line.lower
  const isCut =
    span > 0 && (band.lower < line.lower - roomForBand * span || band.upper > line.upper + roomForBand * span)
  if (isCut) return { axis: { lower: line.lower, upper: line.upper + roomAboveCut * span }, cutBand: band }
  return {
    axis: { lower: Math.min(line.lower, band.lower), upper: Math.max(line.upper, band.upper) },
    cutBand: null,
  }
}

/** From the least to the greatest of some amounts and zero. */
function reachOf(amounts: readonly (number | null)[]): Reach {
  const known = amounts.filter((amount) => amount !== null)
  return { lower: Math.min(0, ...known), upper: Math.max(0, ...known) }
}

function pathOf(points: readonly Point[]): string {
  if (points.length < 2) return ''
  return points.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x.toFixed(1)} ${y.toFixed(1)}`).join('')
}
