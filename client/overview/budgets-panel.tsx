import { Text } from '@mantine/core'
import type { Budget } from '../../shared/budget.ts'
import { formatUsd } from '../../shared/money.ts'
import { PaceBar } from '../charts/pace-bar.tsx'
import { Panel } from '../ui/panel.tsx'
import { TextLink } from '../ui/text-link.tsx'
import classes from './entry-list.module.css'

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
                {`${formatUsd(budget.state.spent)} of ${formatUsd(budget.amount)}`}
              </span>
              <span className={classes['detail']}>
                <PaceBar budget={budget} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
