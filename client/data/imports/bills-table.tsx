import { Table, Title } from '@mantine/core'
import type { Bill } from '../../../shared/bill.ts'
import { formatDayRange } from '../../ui/format-day.ts'
import { formatShortMonth } from '../../ui/format-month.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Tag } from '../../ui/tag.tsx'
import { AccountName } from '../account-name.tsx'
import { billFace, datasetName } from '../account-words.ts'
import classes from '../data-table.module.css'

type Props = { readonly bills: readonly Bill[] }

/** The accounts and months that an import brought, and whether each is in the totals. */
export function BillsTable({ bills }: Props) {
  if (bills.length === 0) return null
  return (
    <div>
      <Title order={3} size="sm" mb={4}>
        Bills in it
      </Title>
      <ScrollRegion label="Bills of the import" maxHeight="320px">
        <Table className={classes['table'] ?? ''} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Account</Table.Th>
              <Table.Th>Month</Table.Th>
              <Table.Th>State</Table.Th>
              <Table.Th>Days with charges</Table.Th>
              <Table.Th>Format</Table.Th>
              <Table.Th className={classes['number'] ?? ''}>Rows</Table.Th>
              <Table.Th>Invoice</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {bills.map((bill) => (
              <Table.Tr key={bill.id}>
                <Table.Td>
                  <AccountName account={bill} />
                </Table.Td>
                <Table.Td>{formatShortMonth(bill.billing_period)}</Table.Td>
                <Table.Td>
                  <Tag tone={billFace(bill).tone}>{billFace(bill).word}</Tag>
                </Table.Td>
                <Table.Td>{formatDayRange({ start_date: bill.first_day, end_date: bill.last_day })}</Table.Td>
                <Table.Td>{datasetName(bill.dataset)}</Table.Td>
                <Table.Td className={classes['number'] ?? ''}>
                  {bill.row_count.toLocaleString('en-US')}
                </Table.Td>
                <Table.Td>{bill.is_final ? 'Invoiced' : 'Not yet'}</Table.Td>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </div>
  )
}
