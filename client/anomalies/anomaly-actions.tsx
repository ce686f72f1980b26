import { Button, Group } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { anomalyStatuses, type AnomalyStatus } from '../../shared/anomaly-terms.ts'
import type { Anomaly } from '../../shared/anomaly.ts'
import { addDays, countDays, type Day } from '../../shared/period.ts'
import { api, queryClient } from '../api.ts'
import { subjectWords } from '../charts/anomaly-words.ts'
import { explainLink, explorerLinkAround } from '../page-links.ts'
import { ReasonForm } from '../ui/reason-form.tsx'
import { TextLink } from '../ui/text-link.tsx'

type Props = { readonly anomaly: Anomaly; readonly lastDay: Day }

const actions: Readonly<Record<AnomalyStatus, string>> = {
  open: 'Open it again',
  expected: 'Mark as expected',
  resolved: 'Mark as resolved',
}

/** What can be done about an anomaly, and where to look closer. */
export function AnomalyActions({ anomaly, lastDay }: Props) {
  const [next, setNext] = useState<AnomalyStatus | null>(null)
  const decide = useMutation(
    api.anomalies.decide.mutationOptions({
      async onSuccess() {
        await queryClient.invalidateQueries()
        setNext(null)
      },
    }),
  )
  const days = { start_date: anomaly.first_seen, end_date: anomaly.last_seen }
  const weeks = Math.ceil(countDays(days) / 7)
  // Whole weeks back, so that weekdays are held against the same weekdays.
  const before = {
    start_date: addDays(days.start_date, -7 * weeks),
    end_date: addDays(days.end_date, -7 * weeks),
  }
  if (next !== null) {
    return (
      <ReasonForm
        label="Note (may stay empty)"
        action={actions[next]}
        isPending={decide.isPending}
        error={decide.error}
        onSubmit={(note) => decide.mutate({ id: anomaly.id, status: next, ...(note === '' ? {} : { note }) })}
        onCancel={() => setNext(null)}
      />
    )
  }
  return (
    <Group gap="xs">
      {anomalyStatuses
        .filter((status) => status !== anomaly.status)
        .map((status) => (
          <Button
            key={status}
            size="compact-xs"
            variant="default"
            aria-label={`${actions[status]}: ${subjectWords(anomaly)}`}
            onClick={() => setNext(status)}
          >
            {actions[status]}
          </Button>
        ))}
      <TextLink href={explorerLinkAround(anomaly, days, lastDay)}>See it in the explorer</TextLink>
      <TextLink href={explainLink(anomaly, { current: days, previous: before })}>Explain the change</TextLink>
    </Group>
  )
}
