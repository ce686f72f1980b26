import { Table } from '@mantine/core'
import { ArrowDown, ArrowUp, ArrowUpDown } from 'lucide-react'
import classes from './sortable-header.module.css'

type Props = {
  readonly name: string
  readonly isNumeric: boolean
  readonly order: 'ascending' | 'descending' | 'none'
  readonly onSort: (descending: boolean) => void
}

const arrows = { ascending: ArrowUp, descending: ArrowDown, none: ArrowUpDown } as const

/** A column's heading that sorts by it; figures begin with the largest. */
export function SortableHeader({ name, isNumeric, order, onSort }: Props) {
  const Arrow = arrows[order]
  return (
    <Table.Th aria-sort={order} className={isNumeric ? (classes['numeric'] ?? '') : ''}>
      <button
        type="button"
        className={classes['button']}
        data-sorted={order !== 'none'}
        onClick={() => onSort(order === 'none' ? isNumeric : order === 'ascending')}
      >
        {name}
        <Arrow size={13} aria-hidden className={classes['arrow']} />
      </button>
    </Table.Th>
  )
}
