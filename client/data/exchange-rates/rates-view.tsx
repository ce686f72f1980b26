import { Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useRef, useState } from 'react'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { Panel } from '../../ui/panel.tsx'
import { CarriedRates } from './carried-rates.tsx'
import { MissingRates } from './missing-rates.tsx'
import type { RateDraft } from './rate-draft.ts'
import { emptyRate, RateForm } from './rate-form.tsx'
import { RatesFile } from './rates-file.tsx'
import { RatesTable } from './rates-table.tsx'
import { ReportingCurrency } from './reporting-currency.tsx'

type Props = {
  /** What a link asks the rate of; empty for none. */
  readonly wanted: Pick<RateDraft, 'month' | 'currency'>
}

/** What other currencies were worth in USD, month by month. */
export function RatesView({ wanted }: Props) {
  const rates = useQuery(api.exchange_rates.list.queryOptions())
  const [draft, setDraft] = useState<RateDraft>({
    ...emptyRate,
    month: wanted.month,
    currency: wanted.currency,
  })
  const rateField = useRef<HTMLInputElement>(null)
  const edit = (next: RateDraft) => {
    setDraft(next)
    rateField.current?.focus()
  }
  return (
    <Answer query={rates} name="exchange rates" height={320}>
      {({ rates: known, missing, provisional, reporting_currency }) => (
        <Stack gap="sm">
          <MissingRates missing={missing} onEnter={edit} />
          <CarriedRates carried={provisional} onEnter={edit} />
          <Panel title="Set a rate">
            <Stack gap="sm">
              <Text size="sm" c="dimmed">
                Costs in other currencies are converted with the rate of their month, or the last one before
                it. A rate that you enter goes before the one of a bill; nothing has to be imported again.
              </Text>
              <RateForm draft={draft} rateField={rateField} onChange={setDraft} />
              <RatesFile />
            </Stack>
          </Panel>
          <ReportingCurrency
            currency={reporting_currency}
            used={[...known, ...missing, ...provisional].map((entry) => entry.currency)}
          />
          <Panel title="Known rates">
            {known.length === 0 ? (
              <Text size="sm" c="dimmed">
                {missing.length === 0
                  ? `None, and none is needed: every cost is in ${reporting_currency}.`
                  : 'None yet. Bills that carry rates bring them along.'}
              </Text>
            ) : (
              <RatesTable rates={known} onEdit={edit} />
            )}
          </Panel>
        </Stack>
      )}
    </Answer>
  )
}
