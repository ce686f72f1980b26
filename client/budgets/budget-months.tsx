import { Button, Group, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { proposalBases, type ProposalBasis } from '../../shared/budget-amounts.ts'
import { api, queryClient } from '../api.ts'
import { Choice } from '../ui/choice.tsx'
import { formatShortMonth } from '../ui/format-month.ts'
import { Notes } from '../ui/notes.tsx'
import { Pick } from '../ui/pick.tsx'
import { readNumber } from '../ui/read-number.ts'
import { scopeOf, type BudgetDraft } from './budget-draft.ts'
import classes from './budget-form.module.css'
import { filledIn, monthsOf, proposalNotes, withoutYear } from './month-texts.ts'

type Props = {
  readonly draft: BudgetDraft
  readonly change: (part: Partial<BudgetDraft>) => void
  /** What is wrong with the amounts. */
  readonly problem: string | undefined
  readonly thisYear: number
}

const basisNames = { last_year: 'Year before', forecast: 'Forecast' } as const

/** The amounts of single months, typed or filled in. */
export function BudgetMonths({ draft, change, problem, thisYear }: Props) {
  const years = [-1, 0, 1, 2].map((offset) => String(thisYear + offset))
  const [year, setYear] = useState(String(thisYear))
  const [basis, setBasis] = useState<ProposalBasis>('last_year')
  const [percent, setPercent] = useState('0')
  const change_percent = readNumber(percent)
  const propose = useMutation({
    mutationFn: () =>
      queryClient.fetchQuery(
        api.budgets.propose.queryOptions({
          ...scopeOf(draft),
          metric: draft.metric,
          currency: draft.currency,
          basis,
          year: Number(year),
          change_percent: change_percent ?? 0,
        }),
      ),
    onSuccess: (proposal) => change({ months: filledIn(draft.months, proposal) }),
  })
  return (
    <fieldset className={classes['months']} aria-label="Amounts of single months">
      <Group gap="sm" align="flex-end">
        <Pick
          label="Year"
          options={years}
          names={Object.fromEntries(years.map((name) => [name, name]))}
          value={year}
          width={90}
          onChange={setYear}
        />
        <Choice
          label="Fill in from"
          options={proposalBases}
          names={basisNames}
          value={basis}
          onChange={setBasis}
        />
        <TextInput
          size="xs"
          w={90}
          label="On top, %"
          value={percent}
          error={change_percent === null}
          onChange={(event) => setPercent(event.currentTarget.value)}
        />
        <Button
          size="xs"
          variant="default"
          disabled={change_percent === null}
          loading={propose.isPending}
          onClick={() => propose.mutate()}
        >
          Fill in
        </Button>
        <Button
          size="xs"
          variant="default"
          onClick={() => change({ months: withoutYear(draft.months, Number(year)) })}
        >
          Empty all
        </Button>
      </Group>
      <div className={classes['grid']}>
        {monthsOf(Number(year)).map((month) => (
          <TextInput
            key={month}
            size="xs"
            label={formatShortMonth(month)}
            placeholder={draft.amount}
            inputMode="decimal"
            value={draft.months[month] ?? ''}
            onChange={(event) => change({ months: { ...draft.months, [month]: event.currentTarget.value } })}
          />
        ))}
      </div>
      {problem === undefined ? null : (
        <Text role="alert" size="xs" c="var(--mantine-color-error)">
          {problem}
        </Text>
      )}
      <Notes
        notes={[
          ...(propose.data === undefined ? [] : proposalNotes(propose.data)),
          ...(propose.error === null ? [] : [propose.error.message]),
        ]}
        tone={propose.error === null ? 'plain' : 'warning'}
      />
    </fieldset>
  )
}
