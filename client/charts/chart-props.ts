import type { PartialTheme } from '@nivo/theming'
import type { CostSeriesSet } from './cost-series.ts'
import type { ColorScheme } from './series-colors.ts'

/** What every drawing of costs over time is given. */
export type ChartProps = {
  readonly set: CostSeriesSet
  readonly scheme: ColorScheme
  readonly theme: PartialTheme
  /** Of the plot between its margins, in pixels. */
  readonly width: number
  readonly margin: { top: number; right: number; bottom: number; left: number }
  readonly tickLabel: (periodLabel: string) => string
}
