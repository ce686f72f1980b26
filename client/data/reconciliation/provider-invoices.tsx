import { Group, Table, Text } from '@mantine/core'
import type { ProviderInvoice } from '../../../shared/provider-invoice.ts'
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
          <Table.Th>Invoice of the provider</Table.Th>
          <Table.Th ta="right">{currency}</Table.Th>
          <Table.Th>From</Table.Th>
        </Table.Tr>
      </Table.Thead>
      <Table.Tbody>
        {invoices.map((invoice) => (
          <Table.Tr key={invoice.invoice_id}>
            <Table.Td className={classes['wrapped'] ?? ''}>
              <Group gap={8}>
                {invoice.invoice_id}
                <Tag tone={invoiceFace(invoice).tone}>{invoiceFace(invoice).word}</Tag>
              </Group>
              <Text size="xs" c="dimmed">
                {issueWords(invoice)}
              </Text>
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

function issueWords({ invoice_issuer_name, issued_at }: ProviderInvoice): string {
  const day = issued_at === null ? '' : formatDay(issued_at)
  return [invoice_issuer_name, day].filter((text) => text !== '').join(', ')
}
