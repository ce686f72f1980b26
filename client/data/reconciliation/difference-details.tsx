import { Stack, Table, Text } from '@mantine/core'
import type { Reconciliation } from '../../../shared/reconciliation.ts'
import { Notes } from '../../ui/notes.tsx'
import { Tag } from '../../ui/tag.tsx'
import { formatExact } from '../format-exact.ts'
import { comparisonTag, dayWords, partNames } from './difference-words.ts'
import { ProviderInvoices } from './provider-invoices.tsx'

type Props = { readonly row: Reconciliation }

/** What our total is made of, what is not in it, and which of that would make up the difference. */
export function DifferenceDetails({ row }: Props) {
  const { parts, other_currencies, missing_days, notes, currency } = row
  const isOff = comparisonTag(row).word === 'Differs'
  return (
    <Stack gap="sm" py={4}>
      {notes.length > 1 ? <Notes notes={notes} /> : null}
      <ProviderInvoices row={row} />
      {parts.length === 0 ? (
        <Text size="sm" c="dimmed">
          No bill of this month is in the totals.
        </Text>
      ) : (
        <Table maw={620} aria-label="What our total is made of">
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Our total contains</Table.Th>
              <Table.Th ta="right">{currency}</Table.Th>
              {isOff ? <Table.Th>Explains it</Table.Th> : null}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {parts.map(({ kind, amount, would_explain }) => (
              <Table.Tr key={kind}>
                <Table.Td>{partNames[kind]}</Table.Td>
                <Table.Td ta="right">{formatExact(amount)}</Table.Td>
                {isOff ? (
                  <Table.Td>{would_explain ? <Tag tone="good">To the cent</Tag> : 'No'}</Table.Td>
                ) : null}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      )}
      <Text size="xs" c="dimmed">
        Support and refunds are within usage or purchases as well, so that the lines need not add up.
      </Text>
      {other_currencies.map((other) => (
        <Text key={other.currency} size="sm">
          {`Also billed: ${formatExact(other.total)} ${other.currency}, which is in no total here.`}
        </Text>
      ))}
      {missing_days.length === 0 ? null : (
        <Text size="sm">{`Days without charges: ${dayWords(missing_days)}.`}</Text>
      )}
    </Stack>
  )
}
