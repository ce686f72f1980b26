import { Button, Stack, Table } from '@mantine/core'
import type { ExchangeRates } from '../../../shared/exchange-rate.ts'
import { formatMonth } from '../../ui/format-month.ts'
import { Notes } from '../../ui/notes.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import classes from '../data-table.module.css'
import type { RateDraft } from './rate-draft.ts'

type Props = {
  readonly missing: ExchangeRates['missing']
  readonly onEnter: (draft: RateDraft) => void
}

const amount = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })

/** What is in no total, since nobody said what its currency was worth; absent where nothing waits. */
export function MissingRates({ missing, onEnter }: Props) {
  if (missing.length === 0) return null
  return (
    <Panel title="Costs that wait for a rate">
      <Stack gap="xs">
        <Notes
          tone="warning"
          notes={['These costs stand apart and are in no total until their rate is known.']}
        />
        <ScrollRegion label="Missing rates" maxHeight="300px">
          <Table className={classes['table'] ?? ''} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Month</Table.Th>
                <Table.Th>Currency</Table.Th>
                <Table.Th ta="right">Cost in it</Table.Th>
                <Table.Th ta="right">Rate</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {missing.map(({ month, currency, cost }) => (
                <Table.Tr key={`${month} ${currency}`}>
                  <Table.Td>{formatMonth(month)}</Table.Td>
                  <Table.Td>{currency}</Table.Td>
                  <Table.Td ta="right">{amount.format(cost)}</Table.Td>
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
