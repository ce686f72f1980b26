import { Table } from '@mantine/core'
import type { ImportSummary } from '../../../shared/bill-import.ts'
import { formatInstant } from '../../ui/format-instant.ts'
import classes from '../data-table.module.css'
import { fileNames } from './file-names.ts'
import { ImportStatus } from './import-status.tsx'
import { UndoImport } from './undo-import.tsx'

type Props = {
  readonly row: ImportSummary
  readonly isOpen: boolean
  readonly onOpen: () => void
}

const origins: Readonly<Record<ImportSummary['origin'], string>> = {
  upload: '',
  command: ', by command',
  folder: ', from the watched folder',
}

/** One import in the list, which can be looked at and taken back. */
export function ImportRow({ row, isOpen, onOpen }: Props) {
  return (
    <Table.Tr data-open={isOpen}>
      <Table.Td className={classes['number'] ?? ''}>{row.id}</Table.Td>
      <Table.Td className={classes['words'] ?? ''}>
        <button type="button" className={classes['open']} aria-expanded={isOpen} onClick={onOpen}>
          {fileNames(row)}
        </button>
      </Table.Td>
      <Table.Td>
        <ImportStatus status={row.status} />
      </Table.Td>
      <Table.Td>{`${formatInstant(row.created_at)}${origins[row.origin]}`}</Table.Td>
      <Table.Td className={classes['wrapped'] ?? ''}>{row.format ?? '–'}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{row.rows_kept.toLocaleString('en-US')}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>
        {row.rows_rejected === 0 ? '–' : row.rows_rejected.toLocaleString('en-US')}
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''}>
        {row.status === 'done' || row.status === 'held' ? (
          <UndoImport id={row.id} status={row.status} />
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}
