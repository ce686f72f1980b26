import { Button, Paper } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Budget } from '../../shared/budget.ts'
import type { Day } from '../../shared/period.ts'
import { api, queryClient } from '../api.ts'
import { PaceBar } from '../charts/pace-bar.tsx'
import { DeleteButton } from '../ui/delete-button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { Tag } from '../ui/tag.tsx'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import classes from './budget-card.module.css'
import { BudgetHistory } from './budget-history.tsx'
import {
  amountWords,
  overrunWords,
  periodNames,
  scopeWords,
  statusNames,
  statusTones,
} from './budget-words.ts'

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
  const { forecast } = state
  const interval =
    forecast === null || forecast.lower_80 === null || forecast.upper_80 === null
      ? ''
      : ` (${formatCost(forecast.lower_80)} – ${formatCost(forecast.upper_80)})`
  const crossed = state.thresholds.filter((threshold) => threshold.is_crossed)
  return (
    <Paper component="article" aria-label={`Budget ${name}`} className={classes['card'] ?? ''}>
      <div className={classes['head']}>
        <h2 className={classes['name']}>{name}</h2>
        <Tag tone={statusTones[state.status]}>{statusNames[state.status]}</Tag>
        <span className={classes['scope']}>
          {`${scopeWords(budget)} · ${periodNames[budget.period]}, ${formatDayRange(state.period)}`}
        </span>
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
      </div>
      {state.amount === null ? null : (
        <PaceBar state={state} amount={state.amount} thresholds={budget.actual_thresholds} />
      )}
      <CurrencyNotes {...state} />
      <Facts
        facts={[
          [
            'Spent',
            state.spent_percent === null
              ? `${formatCost(state.spent)} of ${amountWords(budget)}`
              : `${formatCost(state.spent)} of ${amountWords(budget)} (${formatPercent(state.spent_percent)})`,
          ],
          ...(state.remaining === null || state.pace_percent === null
            ? []
            : [
                [
                  state.remaining < 0 ? 'Overspent by' : 'Left',
                  formatCost(Math.abs(state.remaining)),
                ] as const,
                ['Pace', `${formatPercent(state.pace_percent)} of even spending`] as const,
              ]),
          [
            'Expected in all, 8 in 10 cases',
            forecast === null ? 'Too little history' : `${formatCost(forecast.expected)}${interval}`,
          ],
          ['Overrun', overrunWords(state, today)],
          [
            'Thresholds reached',
            crossed.length === 0
              ? 'None'
              : crossed.map(({ basis, percent }) => `${percent}% ${basis}`).join(', '),
          ],
        ]}
      />
      <Disclosure title="Past periods">
        <BudgetHistory id={budget.id} />
      </Disclosure>
    </Paper>
  )
}
