import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import type { Anomaly } from '../../shared/anomaly.ts'
import { anomalyStatuses, type AnomalyStatus } from '../../shared/anomaly-terms.ts'
import { addDays, countDays, type Day } from '../../shared/period.ts'
import { subjectWords } from '../charts/anomaly-words.ts'
import { explainLink, explorerLinkAround } from '../page-links.ts'
import { TextLink } from '../ui/text-link.tsx'
import { actionNames } from './action-names.ts'
import { DecisionForm } from './decision-form.tsx'

type Props = { readonly anomaly: Anomaly; readonly lastDay: Day }

/** What the explorer can narrow to of what an anomaly is about. */
function subjectOf({ cloud_provider, service_name, account, dimension, name }: Anomaly) {
  return {
    cloud_provider,
    service_name,
    account,
    region: dimension === 'region' ? name : null,
    charge_kind: dimension === 'charge_kind' ? name : null,
  }
}

/** What can be done about an anomaly, and where to look closer. */
export function AnomalyActions({ anomaly, lastDay }: Props) {
  const [next, setNext] = useState<AnomalyStatus | null>(null)
  const days = { start_date: anomaly.first_seen, end_date: anomaly.last_seen }
  const weeks = Math.ceil(countDays(days) / 7)
  // Whole weeks back, so that weekdays are held against the same weekdays.
  const before = {
    start_date: addDays(days.start_date, -7 * weeks),
    end_date: addDays(days.end_date, -7 * weeks),
  }
  if (next !== null) {
    const stop = () => setNext(null)
    return <DecisionForm ids={[anomaly.id]} status={next} lastDay={lastDay} onDone={stop} onCancel={stop} />
  }
  // What closed by itself has no costs left to decide about.
  const statuses = anomaly.closed === null ? anomalyStatuses : []
  return (
    <Group gap="xs">
      {statuses
        .filter((status) => status !== anomaly.status)
        .map((status) => (
          <Button
            key={status}
            size="compact-xs"
            variant="default"
            aria-label={`${actionNames[status]}: ${subjectWords(anomaly)}`}
            onClick={() => setNext(status)}
          >
            {actionNames[status]}
          </Button>
        ))}
      <TextLink href={explorerLinkAround(subjectOf(anomaly), days, lastDay)}>See it in the explorer</TextLink>
      <TextLink href={explainLink(anomaly, { current: days, previous: before })}>Explain the change</TextLink>
    </Group>
  )
}
