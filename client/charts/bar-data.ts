import type { CostSeriesSet } from './cost-series.ts'

/** One bar: the period's label under `period`, and each series' cost under its id. */
export type BarDatum = { [key: string]: string | number }

/** The bars of a chart. What costs nothing in a period has no part in its bar. */
export function barData({ periods, series }: CostSeriesSet): BarDatum[] {
  return periods.map(({ label }, index) => {
    const bar: BarDatum = { period: label }
    for (const { id, values } of series) {
      const value = values[index]
      if (value !== undefined && value !== null && value !== 0) bar[id] = value
    }
    return bar
  })
}
