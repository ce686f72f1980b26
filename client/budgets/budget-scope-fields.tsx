import { chosenWords, toggled } from '../ui/chosen.ts'
import { ProviderFilter } from '../ui/provider-filter.tsx'
import { ServiceFilter } from '../ui/service-filter.tsx'
import { ValueFilter } from '../ui/value-filter.tsx'
import { withNames, type BudgetDraft } from './budget-draft.ts'
import { namesOf } from './budget-words.ts'

type Props = {
  readonly draft: BudgetDraft
  readonly change: (part: Partial<BudgetDraft>) => void
}

const below = [
  { field: 'account', label: 'Accounts', noun: 'an account', plural: 'accounts' },
  { field: 'region', label: 'Regions', noun: 'a region', plural: 'regions' },
] as const

/** Which costs a budget is for. */
export function BudgetScopeFields({ draft, change }: Props) {
  return (
    <>
      <ProviderFilter chosen={draft.providers} onChange={(providers) => change({ providers })} />
      <ServiceFilter
        chosen={draft.services}
        providers={draft.providers}
        onChange={(services) => change({ services })}
      />
      {below.map(({ field, label, noun, plural }) => {
        const chosen = namesOf(draft.below[field])
        return (
          <ValueFilter
            key={field}
            label={label}
            noun={noun}
            summary={chosenWords(chosen, plural)}
            chosen={chosen}
            question={{ of: field, metric: draft.metric }}
            onToggle={(name) => change({ below: withNames(draft.below, field, toggled(chosen, name)) })}
          />
        )
      })}
    </>
  )
}
