import { Table } from '@mantine/core'
import type { AccountCoverage } from '../../../shared/coverage.ts'
import type { Reconciliation } from '../../../shared/reconciliation.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { accountWords } from '../account-words.ts'
import classes from '../data-table.module.css'
import stacked from './reconciliation-table.module.css'
import { ReconciliationRow } from './reconciliation-row.tsx'

type Props = {
  readonly rows: readonly Reconciliation[]
  /** Where accounts have their names from. */
  readonly coverage: readonly AccountCoverage[]
}

const columns = [
  'Account',
  'Currency',
  'Our total',
  'Invoice total',
  'Invoice minus ours',
  'State',
  'Details',
]
const numeric = ['Our total', 'Invoice total', 'Invoice minus ours']

/** The bills of a month beside their invoices. */
export function ReconciliationTable({ rows, coverage }: Props) {
  const names = new Map(coverage.map((account) => [accountWords(account), account.billing_account_name]))
  return (
    <ScrollRegion label="Bills and invoices" maxHeight="max(420px, calc(100dvh - 330px))">
      <Table className={`${classes['table']} ${stacked['stacked']}`} stickyHeader>
        <Table.Thead>
          <Table.Tr>
            {columns.map((name) => (
              <Table.Th key={name} ta={numeric.includes(name) ? 'right' : 'left'}>
                {name}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <ReconciliationRow
              key={`${accountWords(row)} ${row.billing_period} ${row.currency}`}
              row={row}
              accountName={names.get(accountWords(row)) ?? null}
              columns={columns.length}
            />
          ))}
        </Table.Tbody>
      </Table>
    </ScrollRegion>
  )
}
