import { Stack, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { ledgerOf } from './ledger.ts'
import { RestatedBillCard } from './restated-bill-card.tsx'

type Props = { readonly id: number }

/** What one import changed in months that were billed before; absent where it changed none. */
export function ImportRestatements({ id }: Props) {
  const entries = useQuery(api.imports.restatements.queryOptions({ import_id: id }))
  const bills = ledgerOf(entries.data ?? [])
  if (bills.length === 0) return null
  return (
    <Stack gap="xs">
      <Title order={3} size="sm">
        What it changed
      </Title>
      {bills.map((bill) => (
        <RestatedBillCard key={bill.key} bill={bill} />
      ))}
    </Stack>
  )
}
