import { Table, Text } from '@mantine/core'
import { Link } from 'wouter'
import type { AnswerTable as AnswerTableData } from '../../shared/assistant-answer.ts'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import classes from './answer.module.css'
import { viewLink } from './view-link.ts'
import { formatCell } from './format-cell.ts'

type Props = {
  readonly table: AnswerTableData
  /** What its amounts are in. */
  readonly currency: string
  readonly onFollow: () => void
}

/** A table within an answer; the cost of each row leads to the view that shows it. */
export function AnswerTable({ table: { title, columns, rows }, currency, onFollow }: Props) {
  const linked = columns.find(({ kind }) => kind === 'money') ?? columns[0]
  return (
    <div className={classes['part']}>
      <Text size="xs" fw={600} c="dimmed" aria-hidden>
        {title}
      </Text>
      <ScrollRegion label={title} maxHeight="252px">
        <Table stickyHeader className={classes['table'] ?? ''}>
          <Table.Thead>
            <Table.Tr>
              {columns.map(({ key, label, kind }) => (
                <Table.Th key={key} data-kind={kind}>
                  {label}
                </Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ values, filters }, index) => (
              // Rows have no id, and never change places.
              // oxlint-disable-next-line react/no-array-index-key
              <Table.Tr key={index}>
                {columns.map((column) => (
                  <Table.Td key={column.key} data-kind={column.kind}>
                    {column === linked && filters !== null ? (
                      <Link
                        href={viewLink(filters)}
                        className={classes['figure']}
                        title="Show in the explorer"
                        onClick={onFollow}
                      >
                        {formatCell(column, values[column.key], currency)}
                      </Link>
                    ) : (
                      formatCell(column, values[column.key], currency)
                    )}
                  </Table.Td>
                ))}
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </div>
  )
}
