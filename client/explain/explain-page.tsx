import { Button, Paper, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { CalendarOff } from 'lucide-react'
import type { Explanation } from '../../shared/explanation.ts'
import type { DayRange } from '../../shared/period.ts'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { withoutCurrencies } from '../charts/currency-words.ts'
import { AddressNotice } from '../ui/address-notice.tsx'
import { Answer } from '../ui/answer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { formatCost, formatChange, formatDifference } from '../ui/format-amount.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { KpiGrid } from '../ui/kpi-grid.tsx'
import { Kpi } from '../ui/kpi.tsx'
import { Notes } from '../ui/notes.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useAddressView } from '../ui/use-address-view.ts'
import { CausesPanel } from './causes-panel.tsx'
import { explainQuery, ExplainView } from './explain-view.ts'
import { ExplanationPanel } from './explanation-panel.tsx'
import { IncompleteSwitch } from './incomplete-switch.tsx'
import { PeriodFilter } from './period-filter.tsx'

/** Why a total changed: two periods, and the parts that add up to the difference. */
export function ExplainPage() {
  const [view, change, problems] = useAddressView(ExplainView)
  const answer = useQuery(
    api.explanations.explain.queryOptions(explainQuery(view), { placeholderData: keepPreviousData }),
  )

  function explained(explanation: Explanation) {
    const { current, previous, percentage_change, compared_days, previous_days } = explanation
    const { real_change, exchange_rate_change } = explanation
    const perDay = compared_days === previous_days ? '' : ' per day'
    const daysOf = (range: DayRange, days: number) =>
      perDay === '' ? formatDayRange(range) : `${formatDayRange(range)} (${days} days)`
    const notes = withoutCurrencies(explanation.notes, explanation)
    const isEmpty = explanation.waterfalls.every(({ parts }) => parts.length === 0)
    if (current === null || previous === null || isEmpty) {
      return (
        <Stack gap="sm">
          <CurrencyNotes {...explanation} />
          <Paper>
            <EmptyState
              Icon={CalendarOff}
              title="Nothing to compare"
              lines={compared_days > 0 ? ['Neither period has any cost.', ...notes] : notes}
            >
              <Button size="xs" variant="default" onClick={() => change(ExplainView.parse({}))}>
                Compare this month
              </Button>
              <IncompleteSwitch view={view} change={change} explanation={explanation} />
            </EmptyState>
          </Paper>
        </Stack>
      )
    }
    return (
      <Stack gap="sm" aria-busy={answer.isPlaceholderData} opacity={answer.isPlaceholderData ? 0.6 : 1}>
        <KpiGrid label="Key figures">
          <Kpi
            label="Before"
            value={formatCost(explanation.previous_total)}
            detail={daysOf(previous, previous_days)}
          />
          <Kpi
            label="Now"
            value={formatCost(explanation.current_total)}
            detail={daysOf(current, compared_days)}
          />
          <Kpi
            label="Difference"
            value={formatDifference(explanation.difference)}
            detail={
              <>
                <div>
                  {percentage_change === null
                    ? 'Nothing was spent before'
                    : `${formatChange(percentage_change)}${perDay}`}
                </div>
                {exchange_rate_change === 0 ? null : (
                  <div>{`${formatDifference(real_change)} without exchange rates`}</div>
                )}
              </>
            }
          />
          <Kpi
            label="New and gone"
            value={`${explanation.new_services.length} new, ${explanation.gone_services.length} gone`}
            detail={
              [...explanation.new_services, ...explanation.gone_services].slice(0, 3).join(', ') ||
              'The same services'
            }
          />
        </KpiGrid>
        <CurrencyNotes {...explanation} />
        <Text size="sm">{explanation.summary}</Text>
        <ExplanationPanel explanation={explanation} view={view} change={change} />
        <CausesPanel explanation={explanation} />
        <Notes
          notes={[
            ...notes,
            ...(explanation.causes === null
              ? ['No bill of these days tells usage from price, so the causes are not known.']
              : []),
          ]}
        >
          <IncompleteSwitch view={view} change={change} explanation={explanation} />
        </Notes>
      </Stack>
    )
  }

  return (
    <>
      <PageHeader title="Explain a change" />
      <AddressNotice problems={problems} />
      <PeriodFilter view={view} change={change} answer={answer.data} />
      <Answer query={answer} name="explanation" height="calc(var(--panel-height) + 150px)">
        {explained}
      </Answer>
    </>
  )
}
