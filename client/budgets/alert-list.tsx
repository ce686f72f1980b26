import { Button, Paper, Stack } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { BellOff } from 'lucide-react'
import { api, queryClient } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { Choice } from '../ui/choice.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notes } from '../ui/notes.tsx'
import { Pager } from '../ui/pager.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import classes from './alert-list.module.css'
import { AlertCard } from './alert-card.tsx'
import { evaluationNotes } from './alert-words.ts'
import { alertFilters, firstOnPage, type BudgetsView } from './budgets-view.ts'

type Props = { readonly view: BudgetsView; readonly change: ChangeAddress<BudgetsView> }

const pageSize = 20

const names = { open: 'Open', acknowledged: 'Acknowledged', resolved: 'Resolved', all: 'All' } as const

/** What people were told, newest first. */
export function AlertList({ view, change }: Props) {
  const alerts = useQuery(api.alerts.list.queryOptions(view.alerts === 'all' ? {} : { status: view.alerts }))
  const evaluate = useMutation(
    api.alerts.evaluate.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  return (
    <Stack gap="sm">
      <div className={classes['bar']}>
        <Choice
          label="Show"
          options={alertFilters}
          names={names}
          value={view.alerts}
          onChange={(filter) => change({ alerts: filter, page: '1' })}
        />
        <Button size="xs" variant="default" loading={evaluate.isPending} onClick={() => evaluate.mutate()}>
          Look for new alerts now
        </Button>
      </div>
      <Notes
        notes={[
          ...(evaluate.data === undefined ? [] : evaluationNotes(evaluate.data)),
          ...(evaluate.error === null ? [] : [evaluate.error.message]),
        ]}
        tone={evaluate.error === null ? 'plain' : 'warning'}
      />
      <Answer query={alerts} name="alerts" height={300}>
        {(all) => {
          const start = firstOnPage(view.page, pageSize, all.length)
          return all.length === 0 ? (
            <Paper>
              <EmptyState
                Icon={BellOff}
                title={view.alerts === 'all' ? 'No alerts' : `No ${view.alerts} alerts`}
                lines={['Budgets and anomalies are looked at after each import and once a day.']}
              />
            </Paper>
          ) : (
            <>
              {all.slice(start, start + pageSize).map((alert) => (
                <AlertCard key={alert.id} alert={alert} />
              ))}
              <Pager
                first={start}
                size={pageSize}
                count={all.length}
                onPage={(page) => change({ page: String(page + 1) })}
              />
            </>
          )
        }}
      </Answer>
    </Stack>
  )
}
