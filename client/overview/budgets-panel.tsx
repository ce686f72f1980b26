import { Text } from '@mantine/core'
import type { Budget } from '../../shared/budget.ts'
import { CurrencyNotes } from '../charts/currency-notes.tsx'
import { PaceBar } from '../charts/pace-bar.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextLink } from '../ui/text-link.tsx'
import classes from './entry-list.module.css'
import { formatCost } from '../ui/format-amount.ts'

type Props = { readonly budgets: readonly Budget[] }

const most = 5

/** The budgets that are spent fastest. */
export function BudgetsPanel({ budgets }: Props) {
  return (
    <Panel title="Budgets" actions={<TextLink href="/budgets">See all budgets</TextLink>}>
      {budgets.length === 0 ? (
        <Text size="sm" c="dimmed">
          There is no budget yet. Make one, and Billow warns before it is spent.
        </Text>
      ) : (
        <ul className={classes['list']}>
          {budgets.slice(0, most).map((budget) => (
            <li key={budget.id} className={classes['entry']}>
              <span className={classes['name']}>
                <Text component="span" size="sm" fw={500}>
                  {budget.name}
                </Text>
              </span>
              <span className={classes['figure']}>
                {budget.state.amount === null
                  ? formatCost(budget.state.spent)
                  : `${formatCost(budget.state.spent)} of ${formatCost(budget.state.amount)}`}
              </span>
              <span className={classes['detail']}>
                {budget.state.amount === null ? (
                  'No exchange rate tells the amount'
                ) : (
                  <PaceBar
                    state={budget.state}
                    amount={budget.state.amount}
                    thresholds={budget.actual_thresholds}
                  />
                )}
                <CurrencyNotes {...budget.state} isShort />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
