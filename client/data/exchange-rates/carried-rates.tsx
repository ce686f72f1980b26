import { Button, Stack, Table } from '@mantine/core'
import { amountWords } from '../../../shared/currency.ts'
import type { ExchangeRates } from '../../../shared/exchange-rate.ts'
import { formatMonth } from '../../ui/format-month.ts'
import { Notes } from '../../ui/notes.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import classes from '../data-table.module.css'
import { formatRate, type RateDraft } from './rate-draft.ts'

type Props = {
  readonly carried: ExchangeRates['provisional']
  readonly onEnter: (draft: RateDraft) => void
}

/** What is converted at the rate of an earlier month; absent where every month has its own. */
export function CarriedRates({ carried, onEnter }: Props) {
  if (carried.length === 0) return null
  return (
    <Panel title="Provisional rates">
      <Stack gap="xs">
        <Notes
          tone="warning"
          notes={['These months have no rate of their own yet. Until they do, the last one before counts.']}
        />
        <ScrollRegion label="Provisional rates" maxHeight="300px">
          <Table className={classes['table'] ?? ''} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Month</Table.Th>
                <Table.Th ta="right">Cost</Table.Th>
                <Table.Th ta="right">Rate in force</Table.Th>
                <Table.Th>Of</Table.Th>
                <Table.Th ta="right">Rate</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {carried.map(({ month, currency, cost, rate, rate_month }) => (
                <Table.Tr key={`${month} ${currency}`}>
                  <Table.Td>{formatMonth(month)}</Table.Td>
                  <Table.Td ta="right">{amountWords(cost, currency)}</Table.Td>
                  <Table.Td ta="right">{formatRate(rate)}</Table.Td>
                  <Table.Td>{formatMonth(rate_month)}</Table.Td>
                  <Table.Td ta="right">
                    <Button
                      size="compact-xs"
                      variant="default"
                      aria-label={`Enter it: the rate of ${currency} for ${formatMonth(month)}`}
                      onClick={() => onEnter({ month, currency, rate: '' })}
                    >
                      Enter it
                    </Button>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </ScrollRegion>
      </Stack>
    </Panel>
  )
}
