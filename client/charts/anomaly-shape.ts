import type { Anomaly } from '../../shared/anomaly.ts'
import { addDays } from '../../shared/period.ts'

/** The small drawing of an anomaly in a plot of some size: SVG paths and places in pixels. */
export type AnomalyShape = {
  readonly actual: string
  readonly usual: string
  /** Where the days that count into the impact lie; null where none is drawn. */
  readonly odd: { readonly x: number; readonly width: number } | null
}

type Drawn = Pick<Anomaly, 'chart' | 'began' | 'through'>

/** Cuts the days around an anomaly into the parts of its drawing; the plot begins at nothing. */
export function anomalyShape({ chart, began, through }: Drawn, width: number, height: number): AnomalyShape {
  const { start_date, actual, usual } = chart
  const most = Math.max(...actual, ...usual.map((amount) => amount ?? 0), 0)
  const step = width / Math.max(1, actual.length)
  const yOf = (amount: number) => (most === 0 ? height : height - (Math.max(0, amount) / most) * height)
  const days = actual.map((_, place) => addDays(start_date, place))
  const first = days.findIndex((day) => day >= began)
  const last = days.findLastIndex((day) => day <= through)
  return {
    actual: pathOf(actual, step, yOf),
    usual: pathOf(usual, step, yOf),
    odd: first < 0 || last < first ? null : { x: first * step, width: (last + 1 - first) * step },
  }
}

/** A line with a level for each day, so that a single day can be seen; interrupted where nobody knows. */
function pathOf(amounts: readonly (number | null)[], step: number, yOf: (amount: number) => number): string {
  const parts: string[] = []
  let isDrawn = false
  for (const [place, amount] of amounts.entries()) {
    if (amount === null) {
      isDrawn = false
      continue
    }
    const y = yOf(amount).toFixed(1)
    parts.push(`${isDrawn ? 'L' : 'M'}${(place * step).toFixed(1)} ${y}`)
    parts.push(`L${((place + 1) * step).toFixed(1)} ${y}`)
    isDrawn = true
  }
  return parts.join('')
}
