import { Button, Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Wallet } from 'lucide-react'
import { useState } from 'react'
import { api } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { BudgetCard } from './budget-card.tsx'
import { BudgetForm } from './budget-form.tsx'

type Props = { readonly isMaking: boolean; readonly setMaking: (isMaking: boolean) => void }

/** Every budget, the fastest spent first, and the form to make or change one. */
export function BudgetList({ isMaking, setMaking }: Props) {
  const budgets = useQuery(api.budgets.list.queryOptions())
  const health = useQuery(api.system.health.queryOptions())
  const [changed, setChanged] = useState<number | null>(null)
  return (
    <Stack gap="sm">
      {isMaking ? <BudgetForm budget={null} onDone={() => setMaking(false)} /> : null}
      <Answer query={budgets} name="budgets" height={170}>
        {(all) => {
          if (all.length === 0 && !isMaking) {
            return (
              <Paper>
                <EmptyState
                  Icon={Wallet}
                  title="No budget yet"
                  lines={[
                    'A budget says how much some costs may come to, and warns before they come to more.',
                  ]}
                >
                  <Button size="xs" onClick={() => setMaking(true)}>
                    Make a budget
                  </Button>
                </EmptyState>
              </Paper>
            )
          }
          return [...all]
            .sort((one, other) => (other.state.spent_percent ?? -1) - (one.state.spent_percent ?? -1))
            .map((budget) =>
              budget.id === changed ? (
                <BudgetForm key={budget.id} budget={budget} onDone={() => setChanged(null)} />
              ) : (
                <BudgetCard
                  key={budget.id}
                  budget={budget}
                  today={health.data?.today ?? budget.state.period.start_date}
                  onEdit={() => setChanged(budget.id)}
                />
              ),
            )
        }}
      </Answer>
    </Stack>
  )
}
