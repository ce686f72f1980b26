import { TextInput } from '@mantine/core'
import { alertKinds } from '../../shared/alert-filter.ts'
import { severities } from '../../shared/anomaly-terms.ts'
import { Chips } from '../ui/chips.tsx'
import { chosenWords, toggled } from '../ui/chosen.ts'
import { ProviderFilter } from '../ui/provider-filter.tsx'
import { ServiceFilter } from '../ui/service-filter.tsx'
import { ValueFilter } from '../ui/value-filter.tsx'
import type { WebhookDraft, WebhookProblems } from './webhook-draft.ts'
import classes from './webhook-form.module.css'
import { alertKindNames } from './webhook-words.ts'

type Props = {
  readonly draft: WebhookDraft
  readonly change: (part: Partial<WebhookDraft>) => void
  readonly problems: WebhookProblems
}

const severityNames = { low: 'Low', medium: 'Medium', high: 'High', critical: 'Critical' } as const

/** Which alerts go to a webhook; what is left open takes all. */
export function WebhookFilterFields({ draft, change, problems }: Props) {
  return (
    <fieldset className={classes['part']}>
      <legend>Which alerts</legend>
      <Chips
        label="Severities"
        options={severities}
        chosen={draft.severities}
        names={severityNames}
        onChange={(chosen) => change({ severities: chosen })}
      />
      <Chips
        label="Kinds"
        options={alertKinds}
        chosen={draft.kinds}
        names={alertKindNames}
        onChange={(kinds) => change({ kinds })}
      />
      <ProviderFilter chosen={draft.providers} onChange={(providers) => change({ providers })} />
      <ServiceFilter
        chosen={draft.services}
        providers={draft.providers}
        onChange={(services) => change({ services })}
      />
      <ValueFilter
        label="Accounts"
        noun="an account"
        summary={chosenWords(draft.accounts, 'accounts')}
        chosen={draft.accounts}
        question={{ of: 'account', metric: 'billed' }}
        onToggle={(name) => change({ accounts: toggled(draft.accounts, name) })}
      />
      <TextInput
        size="xs"
        label="Teams"
        placeholder="All; several with commas"
        value={draft.teams}
        onChange={(event) => change({ teams: event.currentTarget.value })}
      />
      <TextInput
        size="xs"
        label="Owners"
        placeholder="All; several with commas"
        value={draft.owners}
        error={problems.filter}
        onChange={(event) => change({ owners: event.currentTarget.value })}
      />
    </fieldset>
  )
}
