import { Table, Text } from '@mantine/core'
import type { CommittedSpend } from '../../shared/commitment.ts'
import classes from '../ui/figures-table.module.css'
import { formatPercent } from '../ui/format-amount.ts'
import { formatDay } from '../ui/format-day.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { Tag } from '../ui/tag.tsx'

type Props = { readonly spends: readonly CommittedSpend[] }

/** How far agreed spends are used up, and whether they will be by their end. */
export function SpendTable({ spends }: Props) {
  if (spends.length === 0)
    return (
      <Text size="sm" c="dimmed">
        No agreed spend is known. Import the provider’s FOCUS ContractCommitment dataset to see its burn-down.
      </Text>
    )
  return (
    <ScrollRegion label="Agreed spends in figures" maxHeight="560px">
      <Table highlightOnHover horizontalSpacing={8} className={classes['table'] ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Agreement</Table.Th>
            <Table.Th>Ends</Table.Th>
            <Table.Th ta="right">Agreed</Table.Th>
            <Table.Th ta="right">Spent</Table.Th>
            <Table.Th ta="right">Of it</Table.Th>
            <Table.Th ta="right">Time gone</Table.Th>
            <Table.Th ta="right">Expected at the end</Table.Th>
            <Table.Th ta="right">Missing then</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {spends.map((one) => {
            const amount = (value: number | null) => amountWords(value, one.billing_currency)
            return (
              <Table.Tr key={one.commitment_id}>
                <Table.Td>
                  <div title={one.commitment_id}>{one.name}</div>
                  <Text size="xs" c="dimmed">{`Counted: ${one.counted_by}`}</Text>
                </Table.Td>
                <Table.Td>{one.end_date === null ? 'Not known' : formatDay(one.end_date)}</Table.Td>
                <Table.Td ta="right">{amount(one.committed)}</Table.Td>
                <Table.Td ta="right">{amount(one.spent)}</Table.Td>
                <Table.Td ta="right">
                  {one.spent_percent === null ? '–' : formatPercent(one.spent_percent)}
                </Table.Td>
                <Table.Td ta="right">
                  {one.elapsed_percent === null ? '–' : formatPercent(one.elapsed_percent)}
                </Table.Td>
                <Table.Td ta="right">{amount(one.expected_at_end)}</Table.Td>
                <Table.Td ta="right">
                  {amount(one.shortfall)} {(one.shortfall ?? 0) > 0 ? <Tag tone="warning">Short</Tag> : null}
                </Table.Td>
              </Table.Tr>
            )
          })}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}

function amountWords(value: number | null, currency: string | null): string {
  if (value === null) return '–'
  const number = value.toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })
  return currency === null ? number : `${number} ${currency}`
}
