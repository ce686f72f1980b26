import { Button, Paper, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Wallet } from 'lucide-react'
import { useState } from 'react'
import type { Budget } from '../../shared/budget.ts'
import { api } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Pager } from '../ui/pager.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import { BudgetCard } from './budget-card.tsx'
import { BudgetFilters } from './budget-filters.tsx'
import { BudgetForm } from './budget-form.tsx'
import { firstOnPage, type BudgetsView } from './budgets-view.ts'
import { countWords, shownBudgets } from './shown-budgets.ts'

type Props = {
  readonly view: BudgetsView
  readonly change: ChangeAddress<BudgetsView>
  readonly isMaking: boolean
  readonly setMaking: (isMaking: boolean) => void
}

const pageSize = 20

/** Every budget, the fastest spent first, and the form to make or change one. */
export function BudgetList({ view, change, isMaking, setMaking }: Props) {
  const budgets = useQuery(api.budgets.list.queryOptions())
  return (
    <Stack gap="sm">
      {isMaking ? <BudgetForm budget={null} onDone={() => setMaking(false)} /> : null}
      <Answer query={budgets} name="budgets" height={170}>
        {(all) =>
          all.length === 0 ? (
            isMaking ? null : (
              <NoBudget onMake={() => setMaking(true)} />
            )
          ) : (
            <Some budgets={all} view={view} change={change} />
          )
        }
      </Answer>
    </Stack>
  )
}

function Some({
  budgets,
  view,
  change,
}: Pick<Props, 'view' | 'change'> & { readonly budgets: readonly Budget[] }) {
  const health = useQuery(api.system.health.queryOptions())
  const [changed, setChanged] = useState<number | null>(null)
  const shown = shownBudgets(budgets, view)
  const start = firstOnPage(view.page, pageSize, shown.length)
  return (
    <>
      <BudgetFilters budgets={budgets} view={view} change={change} />
      <Text component="output" size="sm" c="dimmed">
        {countWords(budgets, shown)}
      </Text>
      {shown
        .slice(start, start + pageSize)
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
        )}
      <Pager
        first={start}
        size={pageSize}
        count={shown.length}
        onPage={(page) => change({ page: String(page + 1) })}
      />
    </>
  )
}

function NoBudget({ onMake }: { readonly onMake: () => void }) {
  return (
    <Paper>
      <EmptyState
        Icon={Wallet}
        title="No budget yet"
        lines={['A budget says how much some costs may come to, and warns before they come to more.']}
      >
        <Button size="xs" onClick={onMake}>
          Make a budget
        </Button>
      </EmptyState>
    </Paper>
  )
}
