import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { budgetPeriods, type Budget } from '../../shared/budget.ts'
import { metrics } from '../../shared/cost-query.ts'
import { api, queryClient } from '../api.ts'
import { Choice } from '../ui/choice.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { pageCurrency } from '../ui/page-currency.ts'
import { Panel } from '../ui/panel.tsx'
import { checkDraft, draftOf, emptyDraft, type BudgetDraft } from './budget-draft.ts'
import classes from './budget-form.module.css'
import { BudgetMonths } from './budget-months.tsx'
import { BudgetPlanFields } from './budget-plan-fields.tsx'
import { BudgetScopeFields } from './budget-scope-fields.tsx'
import { periodNames } from './budget-words.ts'

type Props = {
  /** The budget to change, or null for a new one. */
  readonly budget: Budget | null
  readonly onDone: () => void
}

const fields = ['name', 'amount', 'actual', 'forecast', 'owner', 'team'] as const

const texts: Readonly<Record<(typeof fields)[number], { readonly label: string; readonly hint: string }>> = {
  name: { label: 'Name', hint: 'For example: AWS in all' },
  amount: { label: 'Amount', hint: 'Of each period without its own' },
  actual: { label: 'Warn at % spent', hint: 'Several with commas' },
  forecast: { label: 'Warn at % expected', hint: 'Of the total by the period’s end' },
  owner: { label: 'Owner', hint: 'Who answers for it' },
  team: { label: 'Team', hint: 'Webhooks can choose by it' },
}
const metricNames = { billed: 'Billed', effective: 'Effective' } as const

/** Makes or changes a budget. */
export function BudgetForm({ budget, onDone }: Props) {
  const [draft, setDraft] = useState<BudgetDraft>(
    budget === null ? { ...emptyDraft, currency: pageCurrency() } : draftOf(budget),
  )
  const health = useQuery(api.system.health.queryOptions())
  const [isTried, setTried] = useState(false)
  const change = (part: Partial<BudgetDraft>) => setDraft({ ...draft, ...part })
  const settle = {
    async onSuccess() {
      await queryClient.invalidateQueries()
      onDone()
    },
  }
  const create = useMutation(api.budgets.create.mutationOptions(settle))
  const update = useMutation(api.budgets.update.mutationOptions(settle))
  const checked = checkDraft(draft)
  const problems = isTried && 'problems' in checked ? checked.problems : {}
  const error = create.error ?? update.error
  const save = () => {
    setTried(true)
    if ('problems' in checked) return
    if (budget === null) create.mutate(checked.budget)
    else update.mutate({ id: budget.id, ...checked.budget })
  }

  return (
    <Panel title={budget === null ? 'New budget' : `Change “${budget.name}”`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <div className={classes['fields']}>
          {fields.map((field) => (
            <TextInput
              key={field}
              size="xs"
              label={field === 'amount' ? `Amount in ${draft.currency}` : texts[field].label}
              description={texts[field].hint}
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={draft[field]}
              error={problems[field]}
              onChange={(event) => change({ [field]: event.currentTarget.value })}
            />
          ))}
          <div className={classes['wide']}>
            <Choice
              label="Period"
              options={budgetPeriods}
              names={periodNames}
              value={draft.period}
              onChange={(period) => change({ period })}
            />
            <Choice
              label="Cost"
              options={metrics}
              names={metricNames}
              value={draft.metric}
              onChange={(metric) => change({ metric })}
            />
            <BudgetScopeFields draft={draft} change={change} />
          </div>
          <div className={classes['wide']}>
            <BudgetPlanFields draft={draft} change={change} problems={problems} />
          </div>
          {draft.period === 'monthly' && health.data !== undefined ? (
            <div className={classes['whole']}>
              <Disclosure
                title="Amounts of single months"
                isOpenAtFirst={Object.keys(draft.months).length > 0}
              >
                <BudgetMonths
                  draft={draft}
                  change={change}
                  problem={problems.months}
                  thisYear={Number(health.data.today.slice(0, 4))}
                />
              </Disclosure>
            </div>
          ) : null}
        </div>
        {error === null ? null : (
          <Text role="alert" size="sm" mt="sm" c="var(--mantine-color-error)">
            {error.message}
          </Text>
        )}
        <Group gap="xs" mt="md">
          <Button size="xs" type="submit" loading={create.isPending || update.isPending}>
            {budget === null ? 'Make the budget' : 'Save the budget'}
          </Button>
          <Button size="xs" variant="default" onClick={onDone}>
            Cancel
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
