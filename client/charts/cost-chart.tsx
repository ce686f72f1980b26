import { useComputedColorScheme, useMantineTheme } from '@mantine/core'
import { useElementSize } from '@mantine/hooks'
import { shortPeriod } from './axis-ticks.ts'
import { BarChart } from './bar-chart.tsx'
import { chartTheme } from './chart-theme.ts'
import type { CostSeriesSet } from './cost-series.ts'
import classes from './cost-chart.module.css'
import { IncompleteBands } from './incomplete-bands.tsx'
import { LineChart } from './line-chart.tsx'
import { ShownSeries } from './shown-series.ts'

type Props = {
  readonly kind: 'bar' | 'line'
  readonly set: CostSeriesSet
  /** What the chart shows, in words, for those who do not see it. */
  readonly label: string
}

const margin = { top: 12, right: 26, bottom: 34, left: 56 }

/** Costs over time as bars or lines. Both come in one chunk, so that one replaces the other without the network. */
export function CostChart({ kind, set, label }: Props) {
  const scheme = useComputedColorScheme('light')
  const { fontFamily } = useMantineTheme()
  const { ref, width } = useElementSize()
  const shortNames = new Map(set.periods.map((period) => [period.label, shortPeriod(period)]))
  const plot = Math.max(0, width - margin.left - margin.right)
  const Chart = kind === 'bar' ? BarChart : LineChart
  return (
    <figure ref={ref} className={classes['frame']} aria-label={label} data-chart={kind}>
      <ShownSeries value={set}>
        <Chart
          set={set}
          scheme={scheme}
          theme={chartTheme(scheme, fontFamily)}
          width={plot}
          margin={margin}
          tickLabel={(name) => shortNames.get(name) ?? name}
        />
      </ShownSeries>
      <IncompleteBands kind={kind} periods={set.periods} width={plot} margin={margin} />
    </figure>
  )
}
