import { Group, Paper, Table, Text } from '@mantine/core'
import { formatExact, formatSigned } from '../format-exact.ts'
import { importLink } from '../../page-links.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { formatInstant } from '../../ui/format-instant.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import classes from '../data-table.module.css'
import { restatementWords, type RestatedBill } from './ledger.ts'

type Props = { readonly bill: RestatedBill }

/** One bill that a newer delivery changed: a sentence, and every service behind it. */
export function RestatedBillCard({ bill }: Props) {
  const { services } = bill
  const count = services.length
  return (
    <Paper component="article" p="sm" aria-label={restatementWords(bill)}>
      <Group justify="space-between" gap="xs">
        <Text fw={600} td={bill.undone ? 'line-through' : 'none'}>
          {restatementWords(bill)}
        </Text>
        {bill.undone ? <Tag>Undone since</Tag> : null}
      </Group>
      <Text size="xs" c="dimmed" mb={4}>
        {formatInstant(bill.created_at)},{' '}
        <TextLink size="xs" href={importLink(bill.import_id)}>{`import ${bill.import_id}`}</TextLink>
      </Text>
      <Disclosure title={`${count} ${count === 1 ? 'service' : 'services'} changed`}>
        <ScrollRegion label="Services before and after" maxHeight="420px">
          <Table className={classes['table'] ?? ''} stickyHeader>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Service</Table.Th>
                <Table.Th ta="right">Before</Table.Th>
                <Table.Th ta="right">After</Table.Th>
                <Table.Th ta="right">Difference</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {services.map((entry) => (
                <Table.Tr key={entry.id}>
                  <Table.Td>{entry.service_name}</Table.Td>
                  <Table.Td ta="right">{formatExact(entry.before)}</Table.Td>
                  <Table.Td ta="right">{formatExact(entry.after)}</Table.Td>
                  <Table.Td ta="right">{formatSigned(entry.difference, formatExact)}</Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
            <Table.Tfoot>
              <Table.Tr>
                <Table.Th scope="row">
                  {bill.isWhole
                    ? `The whole bill in ${bill.billing_currency}`
                    : `Changed services in ${bill.billing_currency}`}
                </Table.Th>
                <Table.Td ta="right">{formatExact(bill.before)}</Table.Td>
                <Table.Td ta="right">{formatExact(bill.after)}</Table.Td>
                <Table.Td ta="right">{formatSigned(bill.difference, formatExact)}</Table.Td>
              </Table.Tr>
            </Table.Tfoot>
          </Table>
        </ScrollRegion>
      </Disclosure>
    </Paper>
  )
}
