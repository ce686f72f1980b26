import { ResponsiveBarCanvas, type BarTooltipProps } from '@nivo/bar'
import { formatCompact } from '../ui/format-amount.ts'
import { axisTicks } from './axis-ticks.ts'
import { barData, type BarDatum } from './bar-data.ts'
import { barPadding, isDense } from './bar-padding.ts'
import type { ChartProps } from './chart-props.ts'
import { ground } from './chart-theme.ts'
import { ChartTooltip } from './chart-tooltip.tsx'
import { seriesColor } from './cost-series.ts'

function BarTooltip({ id, indexValue, color }: BarTooltipProps<BarDatum>) {
  return <ChartTooltip seriesId={String(id)} periodLabel={String(indexValue)} color={color} />
}

/** Stacked bars on canvas: as SVG, a hundred days of ten services take a second to draw. */
export function BarChart({ set, scheme, theme, width, margin, tickLabel }: ChartProps) {
  const colors = new Map(set.series.map((series) => [series.id, seriesColor(series, scheme)]))
  const count = set.periods.length
  return (
    <ResponsiveBarCanvas
      data={barData(set)}
      keys={set.series.map((series) => series.id)}
      indexBy="period"
      margin={margin}
      padding={barPadding(count, width)}
      // From the lowest credit on; the library would cut what is below 0.
      valueScale={{ type: 'linear', min: 'auto', max: 'auto', nice: true }}
      colors={({ id }) => colors.get(String(id)) ?? ground[scheme]}
      borderWidth={isDense(count, width) ? 0 : 1}
      borderColor={ground[scheme]}
      enableLabel={false}
      theme={theme}
      axisBottom={{
        tickSize: 4,
        tickPadding: 6,
        tickValues: axisTicks(set.periods, width),
        format: tickLabel,
      }}
      axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: 5, format: formatCompact }}
      gridYValues={5}
      tooltip={BarTooltip}
    />
  )
}
