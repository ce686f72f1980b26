import { Table, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { api } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { formatCost } from '../ui/format-amount.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { Tag } from '../ui/tag.tsx'
import { partWords } from './budget-words.ts'

type Props = { readonly id: number }

/** What past periods cost, held against their amounts as the budget is now. */
export function BudgetHistory({ id }: Props) {
  const budget = useQuery(api.budgets.get.queryOptions({ id }))
  return (
    <Answer query={budget} name="past periods" height={120}>
      {({ history, name }) =>
        history.length === 0 ? (
          <Text size="sm" c="dimmed">
            The data does not reach back before the current period.
          </Text>
        ) : (
          <ScrollRegion label={`Past periods of ${name}`} maxHeight="280px">
            <Table style={{ whiteSpace: 'nowrap' }}>
              <Table.Thead>
                <Table.Tr>
                  <Table.Th>Period</Table.Th>
                  <Table.Th ta="right">Spent</Table.Th>
                  <Table.Th ta="right">Amount</Table.Th>
                  <Table.Th ta="right">Of the amount</Table.Th>
                  <Table.Th>Result</Table.Th>
                </Table.Tr>
              </Table.Thead>
              <Table.Tbody>
                {history.map((period) => (
                  <Table.Tr key={period.start_date}>
                    <Table.Td>
                      {formatDayRange(period)}
                      {period.is_partial ? ' (data in part)' : ''}
                    </Table.Td>
                    <Table.Td ta="right">
                      {formatCost(period.spent)}
                      <CurrencyNotes {...period} isShort />
                    </Table.Td>
                    <Table.Td ta="right">
                      {period.amount === null ? 'Not known' : formatCost(period.amount)}
                    </Table.Td>
                    <Table.Td ta="right">{partWords(period.spent_percent, period.amount)}</Table.Td>
                    <Table.Td>
                      {period.amount === null ? (
                        <Tag tone="warning">No rate</Tag>
                      ) : (
                        <Tag tone={period.is_over ? 'bad' : 'good'}>{period.is_over ? 'Over' : 'Within'}</Tag>
                      )}
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Table.Tbody>
            </Table>
          </ScrollRegion>
        )
      }
    </Answer>
  )
}
