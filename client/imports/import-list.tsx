import { Paper, Table, Title } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { FileInput } from 'lucide-react'
import { api } from '../api.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { FailedNotice } from '../ui/failed-notice.tsx'
import { LoadingBlock } from '../ui/loading-block.tsx'
import { ScrollRegion } from '../ui/scroll-region.tsx'
import { ImportRow } from './import-row.tsx'
import classes from './imports.module.css'

type Props = {
  readonly openId: number | null
  readonly onOpen: (id: number) => void
}

/** Every bill that came in, newest first. */
export function ImportList({ openId, onOpen }: Props) {
  const imports = useQuery(api.imports.list.queryOptions())
  if (imports.data === undefined) {
    return imports.isError ? (
      <FailedNotice
        title="The imports could not be loaded"
        message={imports.error.message}
        onRetry={() => void imports.refetch()}
      />
    ) : (
      <LoadingBlock label="Loading the imports" height={320} />
    )
  }
  if (imports.data.length === 0) {
    return (
      <Paper>
        <EmptyState
          Icon={FileInput}
          title="No bill has been imported yet"
          lines={['Drop one above. It can be undone at any time, and the same file twice changes nothing.']}
        />
      </Paper>
    )
  }
  return (
    <Paper component="section" p="md" aria-label="All imports">
      <Title order={2} mb="xs">
        All imports
      </Title>
      <ScrollRegion label="Imports" maxHeight="420px">
        <Table className={classes['table'] ?? ''} highlightOnHover>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Files</Table.Th>
              <Table.Th>Imported</Table.Th>
              <Table.Th>Format</Table.Th>
              <Table.Th>Status</Table.Th>
              <Table.Th className={classes['number'] ?? ''}>Rows kept</Table.Th>
              <Table.Th className={classes['number'] ?? ''}>Undo</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {imports.data.map((one) => (
              <ImportRow key={one.id} row={one} isOpen={one.id === openId} onOpen={() => onOpen(one.id)} />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollRegion>
    </Paper>
  )
}
