import type { CostSeriesSet } from '../charts/cost-series.ts'
import { incompleteDaysInWords } from '../charts/incomplete-words.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { excludedWords } from './excluded-words.ts'
import type { ExplorerView } from './explorer-view.ts'
import { groupingWords } from './grouping-names.ts'
import { formatCost } from '../ui/format-amount.ts'

const everyPeriod = { daily: 'Daily', weekly: 'Weekly', monthly: 'Monthly' } as const

/** The heading of what is shown: `Daily cost by provider, without tax`. */
export function chartTitle(view: ExplorerView): string {
  const cost = view.metric === 'effective' ? 'effective cost' : 'cost'
  const excluded = excludedWords(view)
  const title = `${everyPeriod[view.granularity]} ${cost} by ${groupingWords(view)}`
  return excluded === '' ? title : `${title}, ${excluded}`
}

/** A chart in one sentence, for those who do not see it. */
export function chartLabel(view: ExplorerView, { periods, series, total }: CostSeriesSet): string {
  const first = periods[0]
  const last = periods.at(-1)
  const days =
    first === undefined || last === undefined
      ? ''
      : `, ${formatDayRange({ start_date: first.start_date, end_date: last.end_date })}`
  const parts = series.map(({ label, total: cost }) => `${label} ${formatCost(cost)}`).join(', ')
  const kind = view.chart === 'line' ? 'Line chart' : 'Bar chart'
  const incomplete = periods.flatMap((period) => period.incomplete ?? [])
  const hatched = incomplete.length === 0 ? '' : ` Incomplete: ${incompleteDaysInWords(incomplete)}.`
  return `${kind}: ${chartTitle(view)}${days}. Total ${formatCost(total)}: ${parts}.${hatched} The table shows every figure.`
}
