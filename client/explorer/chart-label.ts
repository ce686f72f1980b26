import type { CostSeriesSet } from '../charts/cost-series.ts'
import { formatUsd } from '../../shared/money.ts'
import { formatDayRange } from '../ui/format-day.ts'
import type { ExplorerView } from './explorer-view.ts'

const everyPeriod = { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' } as const

/** The heading of what is shown: `Daily cost by provider`. */
export function chartTitle({ granularity, groupBy, metric }: ExplorerView): string {
  const cost = metric === 'effective' ? 'effective cost' : 'cost'
  return `${everyPeriod[granularity]} ${cost} by ${groupBy}`
}

/** A chart in one sentence, for those who do not see it. */
export function chartLabel(view: ExplorerView, { periods, series, total }: CostSeriesSet): string {
  const first = periods[0]
  const last = periods.at(-1)
  const days =
    first === undefined || last === undefined
      ? ''
      : `, ${formatDayRange({ start_date: first.start_date, end_date: last.end_date })}`
  const parts = series.map(({ label, total: cost }) => `${label} ${formatUsd(cost)}`).join(', ')
  const kind = view.chart === 'line' ? 'Line chart' : 'Bar chart'
  return `${kind}: ${chartTitle(view)}${days}. Total ${formatUsd(total)}: ${parts}. The table shows every figure.`
}
