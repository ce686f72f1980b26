import { Button, Group, Paper, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { Webhook } from '../../shared/webhook.ts'
import { api, queryClient } from '../api.ts'
import { DeleteButton } from '../ui/delete-button.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { Notes } from '../ui/notes.tsx'
import { Tag } from '../ui/tag.tsx'
import classes from './alert-list.module.css'
import { DeliveryLog } from './delivery-log.tsx'
import { deliveryWords } from './delivery-words.ts'
import { filterWords, scheduleWords } from './webhook-words.ts'

type Props = { readonly webhook: Webhook; readonly onEdit: () => void }

const shapeNames = { json: 'JSON', slack: 'Slack', teams: 'Teams' } as const

/** Where alerts are sent, whether it works, and what was sent there. */
export function WebhookCard({ webhook, onEdit }: Props) {
  const test = useMutation(
    api.webhooks.test.mutationOptions({ onSuccess: () => queryClient.invalidateQueries() }),
  )
  const remove = useMutation(
    api.webhooks.delete.mutationOptions({
      // Not all: its delivery log is gone with it.
      onSuccess: () => queryClient.invalidateQueries(api.webhooks.list.queryFilter()),
    }),
  )
  const { id, name } = webhook
  return (
    <Paper component="article" aria-label={`Webhook ${name}`} className={classes['card'] ?? ''}>
      <div className={classes['head']}>
        <h2 className={classes['title']}>{name}</h2>
        <Tag>{shapeNames[webhook.shape]}</Tag>
        <Tag tone={webhook.is_enabled ? 'good' : 'neutral'}>{webhook.is_enabled ? 'In use' : 'Off'}</Tag>
        {webhook.has_secret ? <Tag>Signed</Tag> : null}
      </div>
      <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
        {webhook.url}
      </Text>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {[`${filterWords(webhook)}.`, ...scheduleWords(webhook)].join(' ')}
      </Text>
      <Group gap={6}>
        <Button
          size="compact-xs"
          variant="default"
          loading={test.isPending}
          aria-label={`Send a test message to ${name}`}
          onClick={() => test.mutate({ id })}
        >
          Send a test message
        </Button>
        <Button
          size="compact-xs"
          variant="default"
          aria-label={`Change the webhook “${name}”`}
          onClick={onEdit}
        >
          Change
        </Button>
        <DeleteButton
          what={`the webhook “${name}”`}
          isPending={remove.isPending}
          onDelete={() => remove.mutate({ id })}
        />
      </Group>
      <Notes
        notes={[
          ...(test.data === undefined ? [] : [deliveryWords(test.data)]),
          ...(test.error === null ? [] : [test.error.message]),
        ]}
        tone={test.data?.status === 'delivered' ? 'plain' : 'warning'}
      />
      <Disclosure title="Delivery log">
        <DeliveryLog webhook={webhook} />
      </Disclosure>
    </Paper>
  )
}
