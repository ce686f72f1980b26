import { useComputedColorScheme, useMantineTheme } from '@mantine/core'
import { ResponsiveBarCanvas, type BarTooltipProps } from '@nivo/bar'
import { formatCost, formatCompact } from '../ui/format-amount.ts'
import { chartTheme, ground } from './chart-theme.ts'
import classes from './chart-tooltip.module.css'
import frame from './cost-chart.module.css'
import { rankBars, type RankDatum, type RankEntry } from './rank-data.ts'

type Props = {
  readonly entries: readonly RankEntry[]
  /** What the chart shows, in words, for those who do not see it. */
  readonly label: string
}

function RankTooltip({ data: { name }, value, color }: BarTooltipProps<RankDatum>) {
  return (
    <div className={classes['tooltip']} data-tooltip>
      <div className={classes['title']}>
        <span className={classes['swatch']} style={{ background: color }} />
        {name}
      </div>
      {formatCost(value)}
    </div>
  )
}

/** Things side by side, as bars with their names at the left. */
export function RankChart({ entries, label }: Props) {
  const scheme = useComputedColorScheme('light')
  const { fontFamily } = useMantineTheme()
  const { data, labels, colors } = rankBars(entries, scheme)
  return (
    <figure className={frame['frame']} aria-label={label} data-chart="rank">
      <ResponsiveBarCanvas
        layout="horizontal"
        data={data}
        keys={['cost']}
        indexBy="key"
        margin={{ top: 4, right: 22, bottom: 26, left: 132 }}
        padding={0.3}
        colors={({ indexValue }) => colors.get(String(indexValue)) ?? ground[scheme]}
        enableLabel={false}
        enableGridX
        enableGridY={false}
        gridXValues={4}
        theme={chartTheme(scheme, fontFamily)}
        axisLeft={{ tickSize: 0, tickPadding: 8, format: (key) => labels.get(String(key)) ?? '' }}
        axisBottom={{ tickSize: 0, tickPadding: 6, tickValues: 4, format: formatCompact }}
        tooltip={RankTooltip}
      />
    </figure>
  )
}
