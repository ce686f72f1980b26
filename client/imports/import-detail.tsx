import { Group, Paper, SimpleGrid, Stack, Title } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '../api.ts'
import { FailedNotice } from '../ui/failed-notice.tsx'
import { LoadingBlock } from '../ui/loading-block.tsx'
import { Notes } from '../ui/notes.tsx'
import { fileNames } from './file-names.ts'
import { GroupTotals } from './group-totals.tsx'
import { ImportFigures } from './import-figures.tsx'
import { ImportStatus, isUnderWay } from './import-status.tsx'
import { ReadingProgress } from './reading-progress.tsx'
import { RejectedRows } from './rejected-rows.tsx'

type Props = { readonly id: number }

const pollEvery = 600

/** What became of one bill: what was read, kept and rejected, and the totals to check against the invoice. */
export function ImportDetail({ id }: Props) {
  const queryClient = useQueryClient()
  const detail = useQuery(
    api.imports.get.queryOptions(
      { id },
      {
        refetchInterval: ({ state }) =>
          state.data !== undefined && isUnderWay(state.data.status) ? pollEvery : false,
      },
    ),
  )
  const status = detail.data?.status
  useEffect(() => {
    // Costs, services and the list have changed with it.
    if (status !== undefined && !isUnderWay(status)) void queryClient.invalidateQueries()
  }, [status, queryClient])

  if (detail.data === undefined) {
    return detail.isError ? (
      <FailedNotice
        title="This import could not be loaded"
        message={detail.error.message}
        onRetry={() => void detail.refetch()}
      />
    ) : (
      <LoadingBlock label="Loading the import" height={180} />
    )
  }
  const { message, notes, progress, rejected, rows_rejected, control_totals: totals } = detail.data
  return (
    <Paper component="section" p="md" aria-label="The import">
      <Stack gap="sm">
        <Group justify="space-between">
          <Title order={2}>{fileNames(detail.data)}</Title>
          <ImportStatus status={detail.data.status} />
        </Group>
        {progress === null ? null : <ReadingProgress progress={progress} />}
        <Notes
          notes={[...(message === null ? [] : [message]), ...notes]}
          tone={detail.data.status === 'refused' ? 'warning' : 'plain'}
        />
        <ImportFigures detail={detail.data} />
        {rejected.length === 0 ? null : <RejectedRows rejected={rejected} count={rows_rejected} />}
        {totals === null ? null : (
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
            <GroupTotals title="By provider" groups={totals.by_provider} />
            <GroupTotals title="By month" groups={totals.by_month} />
            <GroupTotals title="By service" groups={totals.by_service} />
            <GroupTotals title="By charge category" groups={totals.by_charge_category} />
          </SimpleGrid>
        )}
      </Stack>
    </Paper>
  )
}
