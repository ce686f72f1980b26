import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { Health } from '../../shared/api-index.ts'
import { api } from '../api.ts'
import { withoutCurrencies } from '../charts/currency-words.ts'
import { FailedNotice } from '../ui/failed-notice.tsx'
import { LoadingBlock } from '../ui/loading-block.tsx'
import { Notes } from '../ui/notes.tsx'
import { StaleNotice } from '../ui/stale-notice.tsx'
import { CostPanel } from './cost-panel.tsx'
import { coverageNotes, incompleteNotes, partialNotes } from './coverage-notes.ts'
import type { ExplorerView } from './explorer-view.ts'
import { NoCosts } from './no-costs.tsx'
import { NoDetail } from './no-detail.tsx'
import { TagPanel } from './tag-panel.tsx'
import { TopResources } from './top-resources.tsx'
import type { ChangeView } from './use-explorer-view.ts'
import { canBeCut, costQuestion, lacksDetail } from './view-query.ts'

type Props = {
  readonly view: ExplorerView
  readonly change: ChangeView
  readonly health: Health | undefined
}

/** Asks for the costs of a view once, and shows the answer in any way. */
export function CostAnswer({ view, change, health }: Props) {
  const costs = useQuery(
    api.costs.aggregate.queryOptions(costQuestion(view), { placeholderData: keepPreviousData }),
  )
  if (costs.data === undefined || !canBeCut(costs.data.data, view.groupBy)) {
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
  const { metadata, query_info, data } = costs.data
  const { start, end } = metadata.date_range
  if (data.length === 0 || start === null || end === null) {
    return <NoCosts notes={query_info.notes} change={change} />
  }
  if (lacksDetail(data, view.groupBy)) return <NoDetail view={view} change={change} health={health} />
  const range = { start_date: start, end_date: end }
  const covered = health === undefined ? range : health.data
  return (
    <>
      {costs.isRefetchError ? (
        <StaleNotice since={costs.dataUpdatedAt} onRetry={() => void costs.refetch()} />
      ) : null}
      <CostPanel
        view={view}
        change={change}
        answer={costs.data}
        range={range}
        covered={covered}
        isStale={costs.isPlaceholderData}
      />
      {view.groupBy === 'resource' ? <TopResources view={view} change={change} /> : null}
      {view.groupBy === 'tag' ? <TagPanel view={view} change={change} /> : null}
      <Notes
        notes={[
          ...coverageNotes(range, covered),
          ...incompleteNotes(metadata.incomplete_days, covered),
          ...partialNotes(range, query_info.granularity),
          ...withoutCurrencies(query_info.notes, metadata),
        ]}
      />
    </>
  )
}
