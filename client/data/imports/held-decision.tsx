import { Title } from '@mantine/core'
import type { BillImport } from '../../../shared/bill-import.ts'
import { Disclosure } from '../../ui/disclosure.tsx'
import { ConflictCard } from './conflict-card.tsx'
import { counted } from './conflict-words.ts'
import { DecisionButtons } from './decision-buttons.tsx'
import classes from './held-decision.module.css'

type Props = {
  readonly detail: BillImport
  /** Told once the import waits no longer. */
  readonly onDecided: () => void
}

const mostShown = 3

/** What an import would take away from the totals, and the decision about it. */
export function HeldDecision({ detail, onDecided }: Props) {
  const { conflicts, bills } = detail
  const waiting = new Set(conflicts.map(({ bill_id }) => bill_id))
  const others = bills.filter(({ id, state }) => state === 'held' && !waiting.has(id)).length
  const more = conflicts.length - mostShown
  const [shown, folded] =
    more > 1 ? [conflicts.slice(0, mostShown), conflicts.slice(mostShown)] : [conflicts, []]
  const list = (some: typeof conflicts) => (
    <ul className={classes['conflicts']}>
      {some.map((conflict) => (
        <ConflictCard
          key={conflict.bill_id}
          conflict={conflict}
          bill={bills.find(({ id }) => id === conflict.bill_id)}
        />
      ))}
    </ul>
  )
  return (
    <section aria-label="Decide what counts">
      <Title order={3} size="sm" mb={8}>
        {conflicts.length === 0
          ? 'Nothing stands in its way any more'
          : 'Decide what counts; nothing was changed yet'}
      </Title>
      {list(shown)}
      {folded.length === 0 ? null : (
        <Disclosure title={`${counted(folded.length, 'more bill')} in it`}>{list(folded)}</Disclosure>
      )}
      <DecisionButtons importId={detail.id} conflicts={conflicts} others={others} onDecided={onDecided} />
    </section>
  )
}
