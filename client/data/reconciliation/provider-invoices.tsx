import { Table } from '@mantine/core'
import type { Reconciliation } from '../../../shared/reconciliation.ts'
import { importLink } from '../../page-links.ts'
import { formatDay } from '../../ui/format-day.ts'
import { Tag } from '../../ui/tag.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import classes from '../data-table.module.css'
import { formatExact } from '../format-exact.ts'
import { invoiceFace } from './difference-words.ts'

type Props = { readonly row: Reconciliation }

/** The invoices of an account and month as the provider delivered them. */
export function ProviderInvoices({ row: { invoices, currency } }: Props) {
  if (invoices.length === 0) return null
  return (
    <Table maw={820} aria-label="Invoices that the provider delivered">
      <Table.Thead>
        <Table.Tr>
          <Table.Th>Invoice</Table.Th>
          <Table.Th>Issued</Table.Th>
          <Table.Th>State</Table.Th>
          <Table.Th ta="right">{currency}</Table.Th>
          <Table.Th>From</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invoices.map((invoice) => (
          <Table.Tr key={invoice.invoice_id}>
            <Table.Td className={classes['wrapped'] ?? ''}>
              {invoice.invoice_issuer_name === ''
                ? invoice.invoice_id
                : `${invoice.invoice_id}, ${invoice.invoice_issuer_name}`}
            </Table.Td>
            <Table.Td>{invoice.issued_at === null ? '–' : formatDay(invoice.issued_at)}</Table.Td>
            <Table.Td>
              <Tag tone={invoiceFace(invoice).tone}>{invoiceFace(invoice).word}</Tag>
            </Table.Td>
            <Table.Td ta="right" td={invoice.is_counted ? 'none' : 'line-through'}>
              {formatExact(invoice.total)}
            </Table.Td>
            <Table.Td>
              <TextLink href={importLink(invoice.import_id)}>{`Import ${invoice.import_id}`}</TextLink>
            </Table.Td>
          </Table.Tr>
        ))}
      </Table.Tbody>
    </Table>
  )
}
