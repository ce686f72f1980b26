import { Button, Table, Text } from '@mantine/core'
import { useState } from 'react'
import type { Reconciliation } from '../../../shared/reconciliation.ts'
import { Tag } from '../../ui/tag.tsx'
import { AccountName } from '../account-name.tsx'
import { accountWords } from '../account-words.ts'
import classes from '../data-table.module.css'
import { formatCents, formatExact, formatSigned } from '../format-exact.ts'
import { DifferenceDetails } from './difference-details.tsx'
import { comparisonTag } from './difference-words.ts'
import { InvoiceField } from './invoice-field.tsx'

type Props = { readonly row: Reconciliation; readonly accountName: string | null; readonly columns: number }

/** One bill beside its invoice, with what explains a difference behind a button. */
export function ReconciliationRow({ row, accountName, columns }: Props) {
  const [isOpen, setOpen] = useState(false)
  const { our_total, difference, currency, notes, period_status } = row
  const tag = comparisonTag(row)
  return (
    <>
      <Table.Tr>
        <Table.Td>
          <AccountName account={{ ...row, billing_account_name: accountName }} />
        </Table.Td>
        <Table.Td data-label="Currency">{currency}</Table.Td>
        <Table.Td className={classes['number'] ?? ''} data-label="Our total" title={formatExact(our_total)}>
          {formatCents(our_total)}
        </Table.Td>
        <Table.Td className={classes['number'] ?? ''} data-label="Invoice total">
          <InvoiceField row={row} />
        </Table.Td>
        <Table.Td
          className={classes['number'] ?? ''}
          data-label="Invoice minus ours"
          title={difference ?? undefined}
        >
          {difference === null ? '–' : formatSigned(difference, formatCents)}
        </Table.Td>
        <Table.Td className={classes['words'] ?? ''}>
          <Tag tone={tag.tone}>{tag.word}</Tag>
          {tag.word === 'Differs' ? (
            <Text size="xs" mt={3}>
              {notes[0]}
            </Text>
          ) : null}
          {period_status === null ? null : (
            <Text size="xs" c="dimmed" mt={3}>
              {period_status === 'closed' ? 'Closed by the provider' : 'Still open at the provider'}
            </Text>
          )}
        </Table.Td>
        <Table.Td>
          <Button
            size="compact-xs"
            variant="default"
            aria-expanded={isOpen}
            aria-label={`Explain ${accountWords(row)} in ${currency}`}
            onClick={() => setOpen(!isOpen)}
          >
            Explain
          </Button>
        </Table.Td>
      </Table.Tr>
      {isOpen ? (
        <Table.Tr>
          <Table.Td colSpan={columns} className={classes['words'] ?? ''}>
            <DifferenceDetails row={row} />
          </Table.Td>
        </Table.Tr>
      ) : null}
    </>
  )
}
