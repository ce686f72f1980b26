import { Select, TextInput } from '@mantine/core'
import { rollovers } from '../../shared/budget-amounts.ts'
import { currencyCodes } from '../../shared/currency.ts'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { pageCurrency } from '../ui/page-currency.ts'
import type { BudgetDraft, DraftField } from './budget-draft.ts'
import { rolloverNames } from './budget-words.ts'

type Props = {
  readonly draft: BudgetDraft
  readonly change: (part: Partial<BudgetDraft>) => void
  readonly problems: Readonly<Partial<Record<DraftField, string>>>
}

/** What a budget is in, and what is carried on. */
export function BudgetPlanFields({ draft, change, problems }: Props) {
  const first = [...new Set([draft.currency, pageCurrency(), 'USD', 'EUR'])]
  const rest = currencyCodes.filter((code) => !first.includes(code))
  return (
    <>
      <Field label="Currency">
        <Select
          size="xs"
          w={90}
          aria-label="Currency"
          searchable
          allowDeselect={false}
          data={[...first, ...rest]}
          value={draft.currency}
          onChange={(currency) => {
            if (currency !== null) change({ currency })
          }}
        />
      </Field>
      {draft.period === 'yearly' ? null : (
        <Choice
          label="Carry on within the year"
          options={rollovers}
          names={rolloverNames}
          value={draft.rollover}
          onChange={(rollover) => change({ rollover })}
        />
      )}
      {draft.period === 'yearly' || draft.rollover === 'none' ? null : (
        <TextInput
          size="xs"
          w={150}
          label="Beginning with"
          placeholder="January, or 2026-11"
          value={draft.rolloverFrom}
          error={problems.rolloverFrom}
          onChange={(event) => change({ rolloverFrom: event.currentTarget.value })}
        />
      )}
    </>
  )
}
