import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { addDays, type Day } from '../../shared/period.ts'
import type { Recommendation } from '../../shared/recommendation.ts'
import { api, queryClient } from '../api.ts'
import { explorerLink } from '../page-links.ts'
import { Pick } from '../ui/pick.tsx'
import { ReasonForm } from '../ui/reason-form.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { daysShownUntil } from './recommendation-words.ts'

type Props = { readonly advice: Recommendation; readonly today: Day }

const decisions = ['dismissed', 'snoozed', 'done'] as const
type Decision = (typeof decisions)[number]

const actions: Readonly<Record<Decision, { readonly button: string; readonly question: string }>> = {
  dismissed: { button: 'Dismiss', question: 'Why is it not to be done?' },
  snoozed: { button: 'Snooze', question: 'Why later?' },
  done: { button: 'Mark as done', question: 'What was done?' },
}

const pauses = ['14', '30', '90'] as const
const pauseNames = { 14: '2 weeks', 30: '30 days', 90: '90 days' } as const

/** Dismiss, snooze, done, each with its reason; or take the decision back. */
export function DecisionActions({ advice, today }: Props) {
  const { id, title, state } = advice
  const [decision, setDecision] = useState<Decision | null>(null)
  const [pause, setPause] = useState<(typeof pauses)[number]>('30')
  const decide = useMutation(
    api.recommendations.decide.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries()
        setDecision(null)
      },
    }),
  )
  if (decision !== null) {
    return (
      <ReasonForm
        label={actions[decision].question}
        action={actions[decision].button}
        isRequired
        isPending={decide.isPending}
        error={decide.error}
        onSubmit={(reason) =>
          decide.mutate({
            id,
            state: decision,
            reason,
            ...(decision === 'snoozed' ? { snoozed_until: addDays(today, Number(pause)) } : {}),
          })
        }
        onCancel={() => setDecision(null)}
      >
        {decision === 'snoozed' ? (
          <Pick label="For" options={pauses} names={pauseNames} value={pause} onChange={setPause} />
        ) : null}
      </ReasonForm>
    )
  }
  const { cloud_provider, service_name, account, charge_kinds } = advice
  const [kind = null] = advice.resource_count > 0 && charge_kinds.length === 1 ? charge_kinds : []
  const subject = { cloud_provider, service_name, account, charge_kind: kind }
  return (
    <Group gap="xs">
      {state === 'open' ? (
        decisions.map((name) => (
          <Button
            key={name}
            size="compact-xs"
            variant="default"
            aria-label={`${actions[name].button}: ${title}`}
            onClick={() => setDecision(name)}
          >
            {actions[name].button}
          </Button>
        ))
      ) : (
        <Button
          size="compact-xs"
          variant="default"
          loading={decide.isPending}
          aria-label={`Open again: ${title}`}
          onClick={() => decide.mutate({ id, state: 'open' })}
        >
          Open again
        </Button>
      )}
      <TextLink href={explorerLink(subject, daysShownUntil(today))}>See the costs in the explorer</TextLink>
    </Group>
  )
}
