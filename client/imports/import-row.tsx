import { Table, Text } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportSummary } from '../../shared/bill-import.ts'
import { api } from '../api.ts'
import { ConfirmButton } from '../ui/confirm-button.tsx'
import { formatInstant } from '../ui/format-day.ts'
import { fileNames } from './file-names.ts'
import { ImportStatus } from './import-status.tsx'
import classes from './imports.module.css'

type Props = {
  readonly row: ImportSummary
  readonly isOpen: boolean
  readonly onOpen: () => void
}

/** One bill in the list, which can be looked at and taken back. */
export function ImportRow({ row, isOpen, onOpen }: Props) {
  const queryClient = useQueryClient()
  const undo = useMutation(
    api.imports.undo.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  const rows = row.rows_kept.toLocaleString('en-US')
  return (
    <Table.Tr>
      <Table.Td>
        <button type="button" className={classes['open']} aria-expanded={isOpen} onClick={onOpen}>
          {fileNames(row)}
        </button>
        {undo.isError ? (
          <Text size="xs" c="red" role="alert">
            {undo.error.message}
          </Text>
        ) : null}
      </Table.Td>
      <Table.Td>{formatInstant(row.created_at)}</Table.Td>
      <Table.Td>{row.format ?? '–'}</Table.Td>
      <Table.Td>
        <ImportStatus status={row.status} />
      </Table.Td>
      <Table.Td className={classes['number'] ?? ''}>{rows}</Table.Td>
      <Table.Td className={classes['number'] ?? ''}>
        {row.status === 'done' ? (
          <ConfirmButton
            label="Undo"
            question={`Take back the ${rows} rows of this bill? The totals change at once.`}
            isPending={undo.isPending}
            onConfirm={() => undo.mutate({ id: row.id })}
          />
        ) : null}
      </Table.Td>
    </Table.Tr>
  )
}
