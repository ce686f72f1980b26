import { Button, Paper, Stack, Text } from '@mantine/core'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import type { AnomaliesResponse } from '../../shared/anomaly-answers.ts'
import { sumMoney } from '../../shared/money.ts'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pager } from '../ui/pager.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import { AnomaliesView, shownAnomalies } from './anomalies-view.ts'
import { AnomalyCard } from './anomaly-card.tsx'
import { BulkActions } from './bulk-actions.tsx'
import { formatCost } from '../ui/format-amount.ts'

type Props = {
  readonly answer: AnomaliesResponse
  readonly view: AnomaliesView
  readonly change: ChangeAddress<AnomaliesView>
  readonly isStale: boolean
}

const cardsOnAPage = 20

/** The anomalies of a view, newest first, the one that is looked at on top. */
export function AnomalyList({ answer, view, change, isStale }: Props) {
  const [page, setPage] = useState(0)
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const shown = shownAnomalies(answer.anomalies, view)
  if (shown.length === 0) {
    return (
      <Paper>
        <EmptyState
          Icon={CircleCheck}
          title={view.status === 'open' ? 'Nothing odd is open' : 'No anomaly matches'}
          lines={['No cost of these days is far enough from what was expected and matches the filters.']}
        >
          <Button
            size="xs"
            variant="default"
            onClick={() => change({ ...AnomaliesView.parse({}), status: 'all' })}
          >
            Show every anomaly
          </Button>
        </EmptyState>
      </Paper>
    )
  }
  const first = Math.min(page, Math.ceil(shown.length / cardsOnAPage) - 1) * cardsOnAPage
  // What closed by itself cannot be decided on.
  const open = shown.filter(({ closed }) => closed === null)
  const beyond = sumMoney(shown.map(({ impact }) => Math.max(0, impact)))
  return (
    <Stack gap="sm" aria-busy={isStale} opacity={isStale ? 0.6 : 1}>
      <Text size="sm" c="dimmed">
        {`${shown.length} ${shown.length === 1 ? 'anomaly' : 'anomalies'}, ${formatCost(beyond)} beyond expectation`}
      </Text>
      <BulkActions
        ids={open.map(({ id }) => id)}
        chosen={chosen}
        lastDay={answer.complete_through ?? ''}
        onChoose={(ids) => setChosen(new Set(ids))}
      />
      {shown.slice(first, first + cardsOnAPage).map((anomaly) => (
        <AnomalyCard
          key={anomaly.id}
          anomaly={anomaly}
          isPointedAt={anomaly.id === view.id}
          isChosen={anomaly.closed === null ? chosen.has(anomaly.id) : null}
          lastDay={answer.complete_through ?? anomaly.last_seen}
          onChoose={(isChosen) =>
            setChosen(
              new Set(isChosen ? [...chosen, anomaly.id] : [...chosen].filter((id) => id !== anomaly.id)),
            )
          }
        />
      ))}
      <Pager first={first} size={cardsOnAPage} count={shown.length} onPage={setPage} />
    </Stack>
  )
}
