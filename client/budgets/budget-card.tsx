import { Button, Paper } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Budget } from '../../shared/budget.ts'
import type { Day } from '../../shared/period.ts'
import { api, queryClient } from '../api.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { PaceBar } from '../charts/pace-bar.tsx'
import { DeleteButton } from '../ui/delete-button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatDayRange } from '../ui/format-day.ts'
import { Tag } from '../ui/tag.tsx'
import classes from './budget-card.module.css'
import { budgetDetails, budgetFigures } from './budget-facts.ts'
import { BudgetHistory } from './budget-history.tsx'
import { ownerWords, periodNames, scopeWords, statusNames, statusTones } from './budget-words.ts'

type Props = { readonly budget: Budget; readonly today: Day; readonly onEdit: () => void }

/** One budget: how it is doing, and what it did before. */
export function BudgetCard({ budget, today, onEdit }: Props) {
  const { state, name } = budget
  const remove = useMutation(
    api.budgets.delete.mutationOptions({
      // Not all: its own past periods are gone with it.
      onSuccess: () =>
        Promise.all([
          queryClient.invalidateQueries(api.budgets.list.queryFilter()),
          queryClient.invalidateQueries(api.overview.overview.queryFilter()),
        ]),
    }),
  )
  const meta = [
    scopeWords(budget),
    `${periodNames[budget.period]}, ${formatDayRange(state.period)}`,
    ...ownerWords(budget),
  ]
  return (
    <Paper component="article" aria-label={`Budget ${name}`} className={classes['card'] ?? ''}>
      <div className={classes['head']}>
        <h2 className={classes['name']}>{name}</h2>
        <Tag tone={statusTones[state.status]}>{statusNames[state.status]}</Tag>
        <span className={classes['scope']}>{meta.join(' · ')}</span>
      </div>
      <div className={classes['bar']}>
        {state.amount === null ? null : (
          <PaceBar state={state} amount={state.amount} thresholds={budget.actual_thresholds} />
        )}
        <CurrencyNotes {...state} />
      </div>
      <div className={classes['figures']}>
        <Facts facts={budgetFigures(budget, today)} />
      </div>
      <div className={classes['actions']}>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Change the budget “${name}”`}
          onClick={onEdit}
        >
          Change
        </Button>
        <DeleteButton
          what={`the budget “${name}”`}
          isPending={remove.isPending}
          onDelete={() => remove.mutate({ id: budget.id })}
        />
      </div>
      <div className={classes['below']}>
        <Disclosure title="Details and past periods">
          <Facts facts={budgetDetails(budget)} />
          <BudgetHistory id={budget.id} />
        </Disclosure>
      </div>
    </Paper>
  )
}
