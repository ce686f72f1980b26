import { Paper, Stack } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { withoutCurrencies } from '../charts/currency-words.ts'
import { AddressNotice } from '../ui/address-notice.tsx'
import { Answer } from '../ui/answer.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { formatCost } from '../ui/format-amount.ts'
import { formatDay } from '../ui/format-day.ts'
import { Notes } from '../ui/notes.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useAddressView } from '../ui/use-address-view.ts'
import { AnomaliesView, anomalyQuery } from './anomalies-view.ts'
import { AnomalyFilters } from './anomaly-filters.tsx'
import { AnomalyList } from './anomaly-list.tsx'
import { GatesPreview } from './gates-preview.tsx'

/** What is odd, what drives it, and what people made of it. */
export function AnomaliesPage() {
  const [view, change, problems] = useAddressView(AnomaliesView)
  const found = useQuery(
    api.anomalies.list.queryOptions(anomalyQuery(view), { placeholderData: keepPreviousData }),
  )
  const through = found.data?.complete_through ?? null
  return (
    <>
      <PageHeader
        title="Anomalies"
        {...(through === null ? {} : { subtitle: `judged up to ${formatDay(through)}` })}
      />
      <AddressNotice problems={problems} />
      <AnomalyFilters view={view} change={change} />
      <Stack gap="sm">
        <Answer query={found} name="anomalies" height="var(--panel-height)">
          {(answer) => (
            <>
              <Paper px="md" py="xs">
                <Disclosure
                  title={`Reported from ${answer.gates.threshold_percent}% and ${formatCost(answer.gates.min_impact)} on: try other settings on the last 90 days`}
                >
                  <GatesPreview gates={answer.gates} />
                </Disclosure>
              </Paper>
              <CurrencyNotes {...answer} />
              <Notes notes={withoutCurrencies(answer.notes, answer)} />
              <AnomalyList answer={answer} view={view} change={change} isStale={found.isPlaceholderData} />
            </>
          )}
        </Answer>
      </Stack>
    </>
  )
}
