import { Select, Stack, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { currencyCodes } from '../../../shared/currency.ts'
import { api } from '../../api.ts'
import { Panel } from '../../ui/panel.tsx'

type Props = {
  readonly currency: string
  /** Those that costs are in, which come first. */
  readonly used: readonly string[]
}

const names = new Intl.DisplayNames('en', { type: 'currency' })
const nameOf = (currency: string) => `${currency} – ${names.of(currency) ?? currency}`

/** Chooses the currency that every total, budget and threshold is in. */
export function ReportingCurrency({ currency, used }: Props) {
  const queryClient = useQueryClient()
  const change = useMutation(
    api.exchange_rates.report_in.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  const first = [...new Set([currency, ...used])].filter((code) => currencyCodes.includes(code))
  const rest = currencyCodes.filter((code) => !first.includes(code))
  return (
    <Panel title="Reporting currency">
      <Stack gap="xs" align="flex-start">
        <Text size="sm" c="dimmed">
          All totals, budgets and thresholds are in this currency. Another one takes effect at once; nothing
          has to be imported again.
        </Text>
        <Select
          size="xs"
          w="min(320px, 100%)"
          aria-label="Reporting currency"
          searchable
          allowDeselect={false}
          disabled={change.isPending}
          data={[...first, ...rest].map((code) => ({ value: code, label: nameOf(code) }))}
          value={currency}
          onChange={(code) => {
            if (code !== null && code !== currency) change.mutate({ currency: code })
          }}
        />
        {change.isError ? (
          <Text role="alert" size="sm" c="var(--mantine-color-error)">
            {change.error.message}
          </Text>
        ) : null}
      </Stack>
    </Panel>
  )
}
