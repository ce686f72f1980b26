import type { CostSeriesSet } from './cost-series.ts'

export type LineDatum = {
  readonly id: string
  readonly data: readonly { readonly x: string; readonly y: number | null }[]
}

/** The lines of a chart. A line ends where the data does. */
export function lineData({ periods, series }: CostSeriesSet): LineDatum[] {
  return series.map(({ id, values }) => ({
    id,
    data: periods.map(({ label }, index) => ({ x: label, y: values[index] ?? null })),
  }))
}
