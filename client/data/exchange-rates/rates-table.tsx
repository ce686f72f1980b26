import { Button, Group, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ExchangeRate } from '../../../shared/exchange-rate.ts'
import { api } from '../../api.ts'
import { DeleteButton } from '../../ui/delete-button.tsx'
import { formatInstant } from '../../ui/format-instant.ts'
import { formatMonth } from '../../ui/format-month.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import classes from '../data-table.module.css'
import { formatRate, type RateDraft } from './rate-draft.ts'

type Props = {
  readonly rates: readonly ExchangeRate[]
  readonly onEdit: (draft: RateDraft) => void
}

const origins: Readonly<Record<ExchangeRate['origin'], string>> = {
  entered: 'Entered',
  file: 'From a file',
  bill: 'From a bill',
}

/** Every rate that is known, with where it is from. */
export function RatesTable({ rates, onEdit }: Props) {
  const queryClient = useQueryClient()
  const remove = useMutation(
    api.exchange_rates.remove.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  return (
    <>
      {remove.isError ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {remove.error.message}
        </Text>
      ) : null}
      <ScrollRegion label="Known rates" maxHeight="520px">
        <Table className={classes['table'] ?? ''} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Month</Table.Th>
              <Table.Th>Currency</Table.Th>
              <Table.Th ta="right">One unit in USD</Table.Th>
              <Table.Th>Source</Table.Th>
              <Table.Th>Set</Table.Th>
              <Table.Th ta="right">Change</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rates.map(({ month, currency, rate, origin, updated_at }) => (
              <Table.Tr key={`${month} ${currency}`}>
                <Table.Td>{formatMonth(month)}</Table.Td>
                <Table.Td>{currency}</Table.Td>
                <Table.Td ta="right">{formatRate(rate)}</Table.Td>
                <Table.Td>{origins[origin]}</Table.Td>
                <Table.Td>{formatInstant(updated_at)}</Table.Td>
                <Table.Td>
                  <Group gap={6} justify="flex-end" wrap="nowrap">
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`Change the rate of ${currency} for ${formatMonth(month)}`}
                      onClick={() => onEdit({ month, currency, rate: String(rate) })}
                    >
                      Change
                    </Button>
                    <DeleteButton
                      what={`the rate of ${currency} for ${formatMonth(month)}`}
                      isPending={remove.isPending}
                      onDelete={() => remove.mutate({ month, currency })}
                    />
                  </Group>
                </Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
  )
}
