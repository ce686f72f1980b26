import { SimpleGrid, Stack } from '@mantine/core'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef } from 'react'
import type { BillImport, ImportStatus as Status } from '../../../shared/bill-import.ts'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { Notes } from '../../ui/notes.tsx'
import { Panel } from '../../ui/panel.tsx'
import { ImportRestatements } from '../restatements/import-restatements.tsx'
import { BillsTable } from './bills-table.tsx'
import { fileNames } from './file-names.ts'
import { GroupTotals } from './group-totals.tsx'
import { HeldDecision } from './held-decision.tsx'
import { ImportFigures } from './import-figures.tsx'
import { ImportStatus, isUnderWay } from './import-status.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { progressWords } from './progress-words.ts'
import { RejectedRows } from './rejected-rows.tsx'
import { UndoImport } from './undo-import.tsx'

type Props = { readonly id: number }

const pollEvery = 400

const tones: Partial<Record<Status, 'warning'>> = { held: 'warning', refused: 'warning' }

/** What became of one import, followed while it is under way. */
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
  return (
    <Answer query={detail} name="import" height={220}>
      {(found) => <Detail detail={found} />}
    </Answer>
  )
}

/** What was read, kept and rejected, and the totals to check against the invoice. */
function Detail({ detail }: { readonly detail: BillImport }) {
  const { id, status, message, notes, progress, rejected, control_totals: totals } = detail
  const outcome = useRef<HTMLDivElement>(null)
  // The button that was pressed is gone.
  const goToOutcome = () => outcome.current?.focus()
  return (
    <Panel
      title={`Import ${id}: ${fileNames(detail)}`}
      actions={
        <>
          <ImportStatus status={status} />
          {status === 'done' ? <UndoImport id={id} status={status} onUndone={goToOutcome} /> : null}
        </>
      }
    >
      <Stack gap="sm">
        <div ref={outcome} tabIndex={-1}>
          {isUnderWay(status) ? (
            <ProgressBar
              label={`Progress of import ${id}`}
              shown={progressWords(progress, detail.rows_kept)}
            />
          ) : (
            <Notes notes={[message, ...notes]} tone={tones[status] ?? 'plain'} />
          )}
        </div>
        {status === 'held' ? <HeldDecision detail={detail} onDecided={goToOutcome} /> : null}
        <ImportFigures detail={detail} />
        <ImportRestatements id={id} />
        <BillsTable bills={detail.bills} />
        {rejected.length === 0 ? null : (
          <RejectedRows importId={id} rejected={rejected} count={detail.rows_rejected} />
        )}
        {totals === null ? null : (
          <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
            <GroupTotals title="By provider" groups={totals.by_provider} />
            <GroupTotals title="By billing month" groups={totals.by_billing_period} />
            <GroupTotals title="By service" groups={totals.by_service} />
            <GroupTotals title="By charge category" groups={totals.by_charge_category} />
          </SimpleGrid>
        )}
      </Stack>
    </Panel>
  )
}
