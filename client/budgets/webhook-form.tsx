import { Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { webhookShapes, type Webhook } from '../../shared/webhook.ts'
import { api, queryClient } from '../api.ts'
import { Choice } from '../ui/choice.tsx'
import { Panel } from '../ui/panel.tsx'
import { newSecret } from './new-secret.ts'
import {
  checkChangedWebhook,
  checkNewWebhook,
  emptyWebhook,
  webhookDraftOf,
  type WebhookDraft,
  type WebhookProblems,
} from './webhook-draft.ts'
import { WebhookFilterFields } from './webhook-filter-fields.tsx'
import classes from './webhook-form.module.css'
import { WebhookScheduleFields } from './webhook-schedule-fields.tsx'

type Props = {
  /** The webhook to change, or null for a new one. */
  readonly webhook: Webhook | null
  readonly onDone: () => void
}

const shapeNames = { json: 'Signed JSON', slack: 'Slack', teams: 'Teams' } as const
const switchNames = { on: 'On', off: 'Off' } as const

/** Adds or changes a webhook. The secret is only ever written. */
export function WebhookForm({ webhook, onDone }: Props) {
  const [draft, setDraft] = useState<WebhookDraft>(webhook === null ? emptyWebhook : webhookDraftOf(webhook))
  const [problems, setProblems] = useState<WebhookProblems>({})
  const [made, setMade] = useState<string | null>(null)
  const change = (part: Partial<WebhookDraft>) => setDraft({ ...draft, ...part })
  const settle = {
    async onSuccess() {
      await queryClient.invalidateQueries()
      onDone()
    },
  }
  const create = useMutation(api.webhooks.create.mutationOptions(settle))
  const update = useMutation(api.webhooks.update.mutationOptions(settle))
  const error = create.error ?? update.error
  const save = () => {
    if (webhook === null) {
      const checked = checkNewWebhook(draft)
      if ('problems' in checked) setProblems(checked.problems)
      else create.mutate(checked.webhook)
      return
    }
    const checked = checkChangedWebhook(webhook.id, draft)
    if ('problems' in checked) setProblems(checked.problems)
    else update.mutate(checked.webhook)
  }
  const makeSecret = () => {
    const secret = newSecret()
    setMade(secret)
    change({ secret })
  }
  const secretHint =
    webhook?.has_secret === true
      ? 'Leave it empty to keep the present one; it is never shown.'
      : 'whsec_ and base64, or any 16 characters; it is never shown again.'

  return (
    <Panel title={webhook === null ? 'New webhook' : `Change “${webhook.name}”`}>
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Stack gap="md">
          <div className={classes['basics']}>
            <TextInput
              size="xs"
              label="Name"
              value={draft.name}
              error={problems.name}
              onChange={(event) => change({ name: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              label="Address"
              type="url"
              placeholder="https://example.com/hooks/billow"
              value={draft.url}
              error={problems.url}
              onChange={(event) => change({ url: event.currentTarget.value })}
            />
            <TextInput
              size="xs"
              label="Secret that signs the messages"
              description={secretHint}
              type={draft.secret === made ? 'text' : 'password'}
              autoComplete="new-password"
              value={draft.secret}
              error={problems.secret}
              onChange={(event) => change({ secret: event.currentTarget.value })}
            />
          </div>
          <Group gap="md" align="flex-end">
            <Button size="xs" variant="default" onClick={makeSecret}>
              Make a secret
            </Button>
            <Choice
              label="Messages"
              options={webhookShapes}
              names={shapeNames}
              value={draft.shape}
              onChange={(shape) => change({ shape })}
            />
            <Choice
              label="In use"
              options={['on', 'off'] as const}
              names={switchNames}
              value={draft.is_enabled ? 'on' : 'off'}
              onChange={(use) => change({ is_enabled: use === 'on' })}
            />
          </Group>
          <WebhookFilterFields draft={draft} change={change} problems={problems} />
          <WebhookScheduleFields draft={draft} change={change} problems={problems} />
          {error === null ? null : (
            <Text role="alert" size="sm" c="var(--mantine-color-error)">
              {error.message}
            </Text>
          )}
          <Group gap="xs">
            <Button size="xs" type="submit" loading={create.isPending || update.isPending}>
              {webhook === null ? 'Add the webhook' : 'Save the webhook'}
            </Button>
            <Button size="xs" variant="default" onClick={onDone}>
              Cancel
            </Button>
          </Group>
        </Stack>
      </form>
    </Panel>
  )
}
