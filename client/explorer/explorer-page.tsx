import { Button, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { FailedNotice } from '../ui/failed-notice.tsx'
import { LoadingBlock } from '../ui/loading-block.tsx'
import { Notes } from '../ui/notes.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { StaleNotice } from '../ui/stale-notice.tsx'
import { CostPanel } from './cost-panel.tsx'
import { coverageNotes, partialNotes } from './coverage-notes.ts'
import { FilterBar } from './filter-bar.tsx'
import { KpiStrip } from './kpi-strip.tsx'
import { NoCosts } from './no-costs.tsx'
import { defaultView, writeView } from './explorer-view.ts'
import { useExplorerView } from './use-explorer-view.ts'
import { costFilter } from './view-query.ts'

/** Asks for costs by service and period once, and shows the answer in any way. */
export function ExplorerPage() {
  const { view, problems, change } = useExplorerView()
  const health = useQuery(api.system.health.queryOptions())
  const costs = useQuery(
    api.costs.aggregate.queryOptions(
      { ...costFilter(view), granularity: view.granularity, group_by: 'service,date' },
      { placeholderData: keepPreviousData },
    ),
  )

  function answer() {
    if (costs.data === undefined) {
      return costs.isError ? (
        <FailedNotice
          title="The costs could not be loaded"
          message={costs.error.message}
          onRetry={() => void costs.refetch()}
        />
      ) : (
        <LoadingBlock label="Loading the costs" height="var(--panel-height)" />
      )
    }
    const { start, end } = costs.data.metadata.date_range
    if (costs.data.data.length === 0 || start === null || end === null) {
      return <NoCosts notes={costs.data.query_info.notes} change={change} />
    }
    const range = { start_date: start, end_date: end }
    const covered = health.data === undefined ? range : health.data.data
    return (
      <>
        <CostPanel
          view={view}
          change={change}
          answer={costs.data}
          range={range}
          covered={covered}
          isStale={costs.isPlaceholderData}
        />
        <Notes
          notes={[
            ...coverageNotes(range, covered),
            ...partialNotes(range, costs.data.query_info.granularity),
            ...costs.data.query_info.notes,
          ]}
        />
      </>
    )
  }

  return (
    <>
      <PageHeader title="Cost explorer">
        {writeView(view).size === 0 ? null : (
          <Button variant="subtle" size="xs" onClick={() => change(defaultView)}>
            Reset
          </Button>
        )}
      </PageHeader>
      <FilterBar view={view} change={change} health={health.data} />
      <Stack gap="sm">
        <Notes notes={problems} tone="warning" />
        {costs.isRefetchError ? (
          <StaleNotice since={costs.dataUpdatedAt} onRetry={() => void costs.refetch()} />
        ) : null}
        <KpiStrip view={view} />
        {answer()}
      </Stack>
    </>
  )
}
