import { Select, TextInput } from '@mantine/core'
import { digests } from '../../shared/webhook-schedule.ts'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import type { WebhookDraft, WebhookProblems } from './webhook-draft.ts'
import classes from './webhook-form.module.css'
import { digestNames } from './webhook-words.ts'

type Props = {
  readonly draft: WebhookDraft
  readonly change: (part: Partial<WebhookDraft>) => void
  readonly problems: WebhookProblems
}

const quietNames = { off: 'None', on: 'Every day' } as const
const criticalNames = { sent: 'Sent nevertheless', held: 'Wait as well' } as const
const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')]

/** When messages go to a webhook. */
export function WebhookScheduleFields({ draft, change, problems }: Props) {
  const times = [
    ['From', 'quietStart', undefined],
    ['To', 'quietEnd', problems.quiet_hours],
  ] as const
  return (
    <fieldset className={classes['part']}>
      <legend>When</legend>
      <Choice
        label="Messages are sent"
        options={digests}
        names={digestNames}
        value={draft.digest}
        onChange={(digest) => change({ digest })}
      />
      {draft.digest === 'daily' ? (
        <TextInput
          size="xs"
          type="time"
          w={110}
          label="At"
          value={draft.digestTime}
          error={problems.digest_time}
          onChange={(event) => change({ digestTime: event.currentTarget.value })}
        />
      ) : null}
      <Choice
        label="Quiet hours"
        options={['off', 'on'] as const}
        names={quietNames}
        value={draft.isQuiet ? 'on' : 'off'}
        onChange={(use) => change({ isQuiet: use === 'on' })}
      />
      {draft.isQuiet
        ? times.map(([label, field, problem]) => (
            <TextInput
              key={field}
              size="xs"
              type="time"
              w={110}
              label={label}
              value={draft[field]}
              error={problem}
              onChange={(event) => change({ [field]: event.currentTarget.value })}
            />
          ))
        : null}
      {draft.isQuiet ? (
        <Choice
          label="Critical alerts"
          options={['sent', 'held'] as const}
          names={criticalNames}
          value={draft.criticalBreaks ? 'sent' : 'held'}
          onChange={(choice) => change({ criticalBreaks: choice === 'sent' })}
        />
      ) : null}
      {draft.isQuiet || draft.digest === 'daily' ? (
        <Field label="Time zone">
          <Select
            size="xs"
            w={200}
            aria-label="Time zone"
            searchable
            allowDeselect={false}
            data={zones.includes(draft.timeZone) ? zones : [draft.timeZone, ...zones]}
            value={draft.timeZone}
            error={problems.time_zone}
            onChange={(timeZone) => {
              if (timeZone !== null) change({ timeZone })
            }}
          />
        </Field>
      ) : null}
    </fieldset>
  )
}
