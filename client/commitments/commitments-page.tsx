import { Paper, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { FileCheck } from 'lucide-react'
import type { CommitmentsResponse } from '../../shared/commitment.ts'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { withoutCurrencies } from '../charts/currency-words.ts'
import { AddressNotice } from '../ui/address-notice.tsx'
import { Answer } from '../ui/answer.tsx'
import { Choice } from '../ui/choice.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterRow } from '../ui/filter-row.tsx'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { Kpi } from '../ui/kpi.tsx'
import { KpiGrid } from '../ui/kpi-grid.tsx'
import { Notes } from '../ui/notes.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { Panel } from '../ui/panel.tsx'
import { Pick } from '../ui/pick.tsx'
import { presetChoices, presetNames } from '../ui/preset-names.ts'
import { ProviderPick } from '../ui/provider-pick.tsx'
import { useAddressView } from '../ui/use-address-view.ts'
import { CommitmentsTable } from './commitments-table.tsx'
import { commitmentsQuery, CommitmentsView } from './commitments-view.ts'
import { CoveragePanel } from './coverage-panel.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { SpendTable } from './spend-table.tsx'

const viewNames = {
  commitments: 'Commitments',
  coverage: 'Coverage',
  plan: 'Plan',
  spend: 'Agreed spend',
} as const
const views = ['commitments', 'coverage', 'plan', 'spend'] as const

const percentWords = (percent: number | null) => (percent === null ? '–' : formatPercent(percent))
const costWords = (cost: number | null) => (cost === null ? '–' : formatCost(cost))

/** What commitments cost, cover, save and leave unused, and what to commit to next. */
export function CommitmentsPage() {
  const [view, change, problems] = useAddressView(CommitmentsView)
  const answer = useQuery(
    api.commitments.list.queryOptions(commitmentsQuery(view), { placeholderData: keepPreviousData }),
  )

  function shown(response: CommitmentsResponse) {
    const { totals, period, commitments, committed_spend, notes, ...currencies } = response
    return (
      <Stack gap="sm" aria-busy={answer.isPlaceholderData} opacity={answer.isPlaceholderData ? 0.6 : 1}>
        <KpiGrid label="Key figures">
          <Kpi
            label="Coverage"
            value={percentWords(totals.coverage_percent)}
            detail={`${formatCost(totals.uncovered_cost)} on demand`}
          />
          <Kpi
            label="Utilization"
            value={percentWords(totals.utilization_percent)}
            detail={`${formatCost(totals.unused_cost)} unused`}
          />
          <Kpi
            label="Net saving"
            value={costWords(totals.net_saving)}
            detail={period === null ? '' : formatDayRange(period)}
          />
          <Kpi
            label="Effective saving rate"
            value={percentWords(totals.effective_saving_rate_percent)}
            detail="of eligible usage, waste taken off"
          />
        </KpiGrid>
        <CurrencyNotes {...currencies} />
        {view.view === 'commitments' ? (
          commitments.length === 0 ? (
            <Paper>
              <EmptyState Icon={FileCheck} title="No commitments" lines={notes} />
            </Paper>
          ) : (
            <Panel title="Commitments">
              <CommitmentsTable commitments={commitments} />
            </Panel>
          )
        ) : null}
        {view.view === 'coverage' ? <CoveragePanel answer={response} view={view} change={change} /> : null}
        {view.view === 'plan' ? <PlanPanel view={view} change={change} /> : null}
        {view.view === 'spend' ? (
          <Panel title="Agreed spend">
            <SpendTable spends={committed_spend} />
          </Panel>
        ) : null}
        {view.view === 'commitments' && commitments.length === 0 ? null : (
          <Notes notes={withoutCurrencies(notes, currencies)} />
        )}
      </Stack>
    )
  }

  return (
    <>
      <PageHeader title="Commitments" />
      <AddressNotice problems={problems} />
      <FilterRow>
        <Choice
          label="Show"
          options={views}
          names={viewNames}
          value={view.view}
          onChange={(next) => change({ view: next })}
        />
        <Pick
          label="Period"
          options={presetChoices(view.preset)}
          names={presetNames}
          value={view.preset}
          onChange={(preset) => change({ preset })}
        />
        <ProviderPick value={view.provider} onChange={(provider) => change({ provider })} />
      </FilterRow>
      <Answer query={answer} name="commitments" height="var(--panel-height)">
        {shown}
      </Answer>
    </>
  )
}
