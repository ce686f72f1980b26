import type { Budget } from '../../shared/budget.ts'
import { FilterRow } from '../ui/filter-row.tsx'
import { Pick } from '../ui/pick.tsx'
import { SearchField } from '../ui/search-field.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import type { BudgetsView } from './budgets-view.ts'
import { statusNames } from './budget-words.ts'
import { budgetOrders, budgetStatusFilters, teamsOf } from './shown-budgets.ts'

type Props = {
  readonly budgets: readonly Budget[]
  readonly view: BudgetsView
  readonly change: ChangeAddress<BudgetsView>
}

const statuses = { all: 'All', ...statusNames } as const
const orders = {
  spent: 'Most spent first',
  overrun: 'First overrun first',
  amount: 'Largest first',
  name: 'By name',
} as const

/** Which of many budgets are shown, and in which order. */
export function BudgetFilters({ budgets, view, change }: Props) {
  const teams = teamsOf(budgets)
  const teamNames = Object.fromEntries([['', 'All'], ...teams.map((team) => [team, team])])
  return (
    <FilterRow>
      <SearchField
        label="Find"
        name="Find a budget"
        placeholder="Name, owner, scope"
        value={view.search}
        onChange={(search) => change({ search, page: '1' })}
      />
      <Pick
        label="Status"
        options={budgetStatusFilters}
        names={statuses}
        value={view.status}
        onChange={(status) => change({ status, page: '1' })}
      />
      {teams.length === 0 ? null : (
        <Pick
          label="Team"
          options={['', ...teams]}
          names={teamNames}
          value={view.team}
          onChange={(team) => change({ team, page: '1' })}
        />
      )}
      <Pick
        label="Order"
        options={budgetOrders}
        names={orders}
        value={view.order}
        width={170}
        onChange={(order) => change({ order, page: '1' })}
      />
    </FilterRow>
  )
}
