import { Button, Group, Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '../../api.ts'
import { importLink } from '../../page-links.ts'
import { formatShortMonth } from '../../ui/format-month.ts'
import { ScrollRegion } from '../../ui/scroll-region.tsx'
import { Tag } from '../../ui/tag.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import { AccountName } from '../account-name.tsx'
import { accountWords } from '../account-words.ts'
import classes from '../data-table.module.css'
import type { Overlap, OverlapOption } from './overlaps.ts'

type Props = { readonly label: string; readonly overlaps: readonly Overlap[] }

/** A bill a row group, with each of its formats and a button to let that one count. */
export function OverlapTable({ label, overlaps }: Props) {
  const queryClient = useQueryClient()
  const choose = useMutation(
    api.imports.choose.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  return (
    <>
      {choose.isError ? (
        <Text role="alert" size="sm" c="var(--mantine-color-error)">
          {choose.error.message}
        </Text>
      ) : null}
      <ScrollRegion label={label} maxHeight="360px">
        <Table className={classes['table'] ?? ''} stickyHeader>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Account</Table.Th>
              <Table.Th>Month</Table.Th>
              <Table.Th>Format</Table.Th>
              <Table.Th className={classes['number'] ?? ''}>Rows</Table.Th>
              <Table.Th>From</Table.Th>
              <Table.Th>In the totals</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {overlaps.flatMap((overlap) =>
              overlap.options.map((option, index) => (
                <Table.Tr key={`${overlap.key} ${option.name}`}>
                  <Table.Td>{index === 0 ? <AccountName account={overlap} /> : null}</Table.Td>
                  <Table.Td>{index === 0 ? formatShortMonth(overlap.billing_period) : null}</Table.Td>
                  <OptionCells
                    option={option}
                    isSettled={overlap.isSettled}
                    subject={`${accountWords(overlap)} in ${formatShortMonth(overlap.billing_period)}`}
                    isPending={choose.isPending}
                    onChoose={(id) => choose.mutate({ id })}
                  />
                </Table.Tr>
              )),
            )}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </>
  )
}

type OptionProps = {
  readonly option: OverlapOption
  readonly isSettled: boolean
  readonly subject: string
  readonly isPending: boolean
  readonly onChoose: (billId: number) => void
}

function OptionCells({ option, isSettled, subject, isPending, onChoose }: OptionProps) {
  const [bill] = option.bills
  const rows = option.bills.reduce((sum, one) => sum + one.row_count, 0)
  return (
    <>
      <Table.Td>{option.name}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{rows.toLocaleString('en-US')}</Table.Td>
      <Table.Td>
        {bill === undefined ? null : (
          <TextLink href={importLink(bill.import_id)}>{`Import ${bill.import_id}`}</TextLink>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap="xs" wrap="nowrap">
          {option.counts ? <Tag tone="good">Counts now</Tag> : null}
          {bill === undefined || (option.counts && isSettled) ? null : (
            <Button
              size="compact-xs"
              variant="default"
              aria-label={`${option.counts ? 'Keep' : 'Count'} this one: ${option.name} for ${subject}`}
              loading={isPending}
              onClick={() => onChoose(bill.id)}
            >
              {option.counts ? 'Keep this one' : 'Count this one'}
            </Button>
          )}
        </Group>
      </Table.Td>
    </>
  )
}
