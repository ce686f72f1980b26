import { ResponsiveLineCanvas, type PointTooltipProps } from '@nivo/line'
import { formatCompact } from '../ui/format-amount.ts'
import { axisTicks } from './axis-ticks.ts'
import type { ChartProps } from './chart-props.ts'
import { ChartTooltip } from './chart-tooltip.tsx'
import { seriesColor } from './cost-series.ts'
import { lineData, type LineDatum } from './line-data.ts'

function PointTooltip({ point }: PointTooltipProps<LineDatum>) {
  return <ChartTooltip seriesId={point.seriesId} periodLabel={point.data.x} color={point.seriesColor} />
}

/** One line for each series; points are drawn where there is room for them. */
export function LineChart({ set, scheme, theme, width, margin, tickLabel }: ChartProps) {
  const hasCredits = set.series.some(({ values }) => values.some((value) => value !== null && value < 0))
  return (
    <ResponsiveLineCanvas
      data={lineData(set)}
      margin={margin}
      xScale={{ type: 'point' }}
      yScale={{ type: 'linear', min: hasCredits ? 'auto' : 0, max: 'auto', nice: true }}
      colors={set.series.map((series) => seriesColor(series, scheme))}
      lineWidth={2}
      enablePoints={set.periods.length <= width / 14}
      pointSize={5}
      theme={theme}
      enableGridX={false}
      gridYValues={5}
      axisBottom={{
        tickSize: 4,
        tickPadding: 6,
        tickValues: axisTicks(set.periods, width),
        format: tickLabel,
      }}
      axisLeft={{ tickSize: 0, tickPadding: 8, tickValues: 5, format: formatCompact }}
      tooltip={PointTooltip}
    />
  )
}
