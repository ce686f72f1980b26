import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { FailedNotice } from '../ui/failed-notice.tsx'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { KpiGrid } from '../ui/kpi-grid.tsx'
import { Kpi } from '../ui/kpi.tsx'
import { ChangeKpi } from './change-kpi.tsx'
import { excludedWords } from './excluded-words.ts'
import type { ExplorerView } from './explorer-view.ts'
import type { ChangeView } from './use-explorer-view.ts'
import { costFilter } from './view-query.ts'

type Props = { readonly view: ExplorerView; readonly change: ChangeView }

/** The four figures that answer most questions: total, change, daily average, dearest service. */
export function KpiStrip({ view, change }: Props) {
  const summary = useQuery(
    api.costs.summary.queryOptions(
      { ...costFilter(view), incomplete_days: view.comparesIncomplete ? 'include' : 'leave_out' },
      { placeholderData: keepPreviousData },
    ),
  )
  if (summary.isError && summary.data === undefined) {
    return (
      <FailedNotice
        title="The key figures could not be loaded"
        message={summary.error.message}
        onRetry={() => void summary.refetch()}
      />
    )
  }
  const { data } = summary
  const { start_date = null, end_date = null } = data?.period ?? {}
  const days = start_date === null || end_date === null ? 'No data' : formatDayRange({ start_date, end_date })
  const elapsed = data?.period.elapsed_days ?? 0
  const excluded = excludedWords(view)
  const top = data?.top_services[0]
  return (
    <>
      <KpiGrid label="Key figures" isStale={summary.isPlaceholderData} detailLines={3}>
        <Kpi
          label={view.metric === 'effective' ? 'Total effective cost' : 'Total cost'}
          value={data === undefined ? undefined : formatCost(data.total_cost)}
          detail={
            <>
              <div>{days}</div>
              {excluded === '' ? null : (
                <strong>{`${excluded.charAt(0).toUpperCase()}${excluded.slice(1)}`}</strong>
              )}
            </>
          }
        />
        <ChangeKpi summary={data} view={view} change={change} />
        <Kpi
          label="Daily average"
          value={data === undefined ? undefined : formatCost(data.period.daily_average)}
          detail={`over ${elapsed} ${elapsed === 1 ? 'day' : 'days'}`}
        />
        <Kpi
          label="Top service"
          value={data === undefined ? undefined : (top?.name ?? '–')}
          detail={
            top === undefined ? 'No costs' : `${formatCost(top.cost)}, ${formatPercent(top.percentage)}`
          }
        />
      </KpiGrid>
      {data === undefined ? null : <CurrencyNotes {...data} />}
    </>
  )
}
