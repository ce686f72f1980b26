import { Button, Paper, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { api } from '../api.ts'
import { Answer } from '../ui/answer.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { Notes } from '../ui/notes.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { untoldWords } from './alert-words.ts'
import { WebhookCard } from './webhook-card.tsx'
import { WebhookForm } from './webhook-form.tsx'

type Props = { readonly isMaking: boolean; readonly setMaking: (isMaking: boolean) => void }

/** Everywhere that alerts are sent, and the form to add or change a place. */
export function WebhookList({ isMaking, setMaking }: Props) {
  const webhooks = useQuery(api.webhooks.list.queryOptions())
  const open = useQuery(api.alerts.list.queryOptions({ status: 'open' }))
  const untold = untoldWords(open.data ?? [])
  const [changed, setChanged] = useState<number | null>(null)
  return (
    <Stack gap="sm">
      {untold === null ? null : (
        <Notes tone="warning" notes={[untold]}>
          <TextLink href="/budgets?tab=alerts">See the alerts</TextLink>
        </Notes>
      )}
      {isMaking ? <WebhookForm webhook={null} onDone={() => setMaking(false)} /> : null}
      <Answer query={webhooks} name="webhooks" height={170}>
        {(all) =>
          all.length === 0 && !isMaking ? (
            <Paper>
              <EmptyState
                Icon={WebhookIcon}
                title="No webhook yet"
                lines={['Alerts stay in Billow until they are sent somewhere: signed JSON, Slack or Teams.']}
              >
                <Button size="xs" onClick={() => setMaking(true)}>
                  Add a webhook
                </Button>
              </EmptyState>
            </Paper>
          ) : (
            all.map((webhook) =>
              webhook.id === changed ? (
                <WebhookForm key={webhook.id} webhook={webhook} onDone={() => setChanged(null)} />
              ) : (
                <WebhookCard key={webhook.id} webhook={webhook} onEdit={() => setChanged(webhook.id)} />
              ),
            )
          )
        }
      </Answer>
    </Stack>
  )
}
