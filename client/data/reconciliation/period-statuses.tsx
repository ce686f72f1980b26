import { Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { formatMonth } from '../../ui/format-month.ts'
import type { DataView } from '../data-view.ts'
import { periodWords } from './difference-words.ts'

type Props = { readonly month: string; readonly provider: DataView['provider'] }

/** What issuers of invoices say of a month, where they say it. */
export function PeriodStatuses({ month, provider }: Props) {
  const periods = useQuery(api.reconciliation.periods.queryOptions({ billing_period: month }))
  return (
    <Answer query={periods} name="billing periods" height={0}>
      {(all) =>
        all
          .filter((period) => provider === 'all' || period.cloud_provider === provider)
          .map((period) => (
            <Text key={`${period.invoice_issuer_name} ${period.starts_at}`} size="sm" mb={4}>
              {`${period.invoice_issuer_name} says that ${formatMonth(month)} is ${periodWords(period.status)}.`}
            </Text>
          ))
      }
    </Answer>
  )
}
