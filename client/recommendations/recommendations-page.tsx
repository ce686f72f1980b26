import { Button, Paper, Stack, Text } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Lightbulb } from 'lucide-react'
import type { RecommendationsResponse } from '../../shared/recommendation.ts'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { withoutCurrencies } from '../charts/currency-words.ts'
import { AddressNotice } from '../ui/address-notice.tsx'
import { Answer } from '../ui/answer.tsx'
import { Choice } from '../ui/choice.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FilterRow } from '../ui/filter-row.tsx'
import { formatDayRange } from '../ui/format-day.ts'
import { Notes } from '../ui/notes.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ProviderPick } from '../ui/provider-pick.tsx'
import { useAddressView } from '../ui/use-address-view.ts'
import { RecommendationCard } from './recommendation-card.tsx'
import { rangeWords, stateNames } from './recommendation-words.ts'
import { inOrder, RecommendationsView, stateFilters } from './recommendations-view.ts'

const states = { ...stateNames, all: 'All' } as const

/** What to do about costs: each with what it rests on and what it would save. */
export function RecommendationsPage() {
  const [view, change, problems] = useAddressView(RecommendationsView)
  const health = useQuery(api.system.health.queryOptions())
  const answer = useQuery(
    api.recommendations.list.queryOptions(
      { state: view.state, ...(view.provider === 'all' ? {} : { cloud_provider: view.provider }) },
      { placeholderData: keepPreviousData },
    ),
  )

  function list({ recommendations, total_saving, based_on, notes, ...currencies }: RecommendationsResponse) {
    const today = health.data?.today ?? based_on?.end_date
    return (
      <Stack gap="sm" aria-busy={answer.isPlaceholderData} opacity={answer.isPlaceholderData ? 0.6 : 1}>
        <Text size="sm">
          {`All open ones together would save ${rangeWords(total_saving)} a month; no saving is counted twice.`}
          {based_on === null ? '' : ` Based on the complete days of ${formatDayRange(based_on)}.`}
        </Text>
        <CurrencyNotes {...currencies} />
        <Notes notes={withoutCurrencies(notes, currencies)} />
        {recommendations.length === 0 || today === undefined ? (
          <Paper>
            <EmptyState
              Icon={Lightbulb}
              title="Nothing to recommend"
              lines={['No recommendation matches. Without data behind it, none is given.']}
            >
              <Button
                size="xs"
                variant="default"
                onClick={() => change({ state: 'all', provider: 'all', id: '' })}
              >
                Show all
              </Button>
            </EmptyState>
          </Paper>
        ) : (
          inOrder(recommendations, view.id).map((advice) => (
            <RecommendationCard
              key={advice.id}
              advice={advice}
              today={today}
              isChosen={advice.id === view.id}
            />
          ))
        )}
      </Stack>
    )
  }

  return (
    <>
      <PageHeader title="Recommendations" />
      <AddressNotice problems={problems} />
      <FilterRow>
        <Choice
          label="State"
          options={stateFilters}
          names={states}
          value={view.state}
          onChange={(state) => change({ state, id: '' })}
        />
        <ProviderPick value={view.provider} onChange={(provider) => change({ provider })} />
      </FilterRow>
      <Answer query={answer} name="recommendations" height="var(--panel-height)">
        {list}
      </Answer>
    </>
  )
}
