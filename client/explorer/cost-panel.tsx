import { Button, Group, Paper, Title } from '@mantine/core'
import { Download } from 'lucide-react'
import { lazy, Suspense } from 'react'
import type { CostAggregationsResponse } from '../../shared/cost.ts'
import { sumMoney } from '../../shared/money.ts'
import type { DayRange } from '../../shared/period.ts'
import { ChartLegend } from '../charts/chart-legend.tsx'
import { costSeries } from '../charts/cost-series.ts'
import { periodsOf, shownRange } from '../charts/periods.ts'
import { downloadFile } from '../ui/download-file.ts'
import { chartLabel, chartTitle } from './chart-label.ts'
import { ChartSwitch } from './chart-switch.tsx'
import { closerLook } from './closer-look.ts'
import { costCsv } from './cost-csv.ts'
import classes from './cost-panel.module.css'
import { CostTable } from './cost-table.tsx'
import type { ExplorerView } from './explorer-view.ts'
import { searchRows, sortRows, tableRows } from './table-rows.ts'
import type { ChangeView } from './use-explorer-view.ts'

// Fetched with the page, not on first sight: the charts have to work when the network is gone.
const chartFile = import('../charts/cost-chart.tsx')
const CostChart = lazy(() => chartFile.then((file) => ({ default: file.CostChart })))

type Props = {
  readonly view: ExplorerView
  readonly change: ChangeView
  readonly answer: CostAggregationsResponse
  /** The days of the answer. */
  readonly range: DayRange
  /** The days that there is data for. */
  readonly covered: DayRange | null
  /** Whether the answer is of the view before, while the next is on its way. */
  readonly isStale: boolean
}

/** One answer as bars, lines or a table. */
export function CostPanel({ view, change, answer, range, covered, isStale }: Props) {
  const { data } = answer
  const set = costSeries(
    data,
    periodsOf(
      shownRange(range, covered),
      answer.query_info.granularity,
      covered,
      answer.metadata.incomplete_days,
    ),
    view.groupBy,
  )
  const search = view.chart === 'table' ? view.search : ''
  const rows = sortRows(searchRows(tableRows(data, view.groupBy), search), view.sort)
  const save = () =>
    downloadFile(
      `billow-costs-${range.start_date}-${range.end_date}.csv`,
      'text/csv;charset=utf-8',
      costCsv(rows, view, answer.metadata),
    )
  return (
    <Paper component="section" className={classes['panel'] ?? ''} aria-busy={isStale} data-stale={isStale}>
      <Group justify="space-between" gap="xs" mb="sm">
        <Title order={2}>{chartTitle(view)}</Title>
        <Group gap="xs">
          <ChartSwitch value={view.chart} onChange={(chart) => change({ chart })} />
          <Button
            size="xs"
            variant="default"
            leftSection={<Download size={14} />}
            onClick={save}
            disabled={isStale}
          >
            Export CSV
          </Button>
        </Group>
      </Group>
      {view.chart === 'table' ? (
        <CostTable
          view={view}
          change={change}
          rows={rows}
          total={sumMoney(data.map((row) => row.total_cost))}
        />
      ) : (
        <div className={classes['split']}>
          <div className={classes['chart']}>
            <Suspense fallback={null}>
              <CostChart kind={view.chart} set={set} label={chartLabel(view, set)} />
            </Suspense>
          </div>
          <ChartLegend
            set={set}
            actionFor={(series) => closerLook(view, series)?.name ?? null}
            onPick={(series) => change(closerLook(view, series)?.change ?? {})}
          />
        </div>
      )}
    </Paper>
  )
}
