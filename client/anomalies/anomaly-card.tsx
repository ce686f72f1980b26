import { Paper, Text } from '@mantine/core'
import type { Anomaly } from '../../shared/anomaly.ts'
import type { Day } from '../../shared/period.ts'
import { driverWords, impactWords, statusNames, subjectWords, whenWords } from '../charts/anomaly-words.ts'
import { SeverityTag } from '../charts/severity-tag.tsx'
import { Facts } from '../ui/facts.tsx'
import { formatDay } from '../ui/format-day.ts'
import { formatInstant } from '../ui/format-instant.ts'
import { Tag } from '../ui/tag.tsx'
import { AnomalyActions } from './anomaly-actions.tsx'
import classes from './anomaly-card.module.css'
import { formatCost } from '../ui/format-amount.ts'

type Props = {
  readonly anomaly: Anomaly
  /** Whether the address points at it. */
  readonly isChosen: boolean
  /** The last day of the data. */
  readonly lastDay: Day
}

const statusTones = { open: 'warning', expected: 'neutral', resolved: 'good' } as const

/** One anomaly: what was expected, what came, what drives it, and what people made of it. */
export function AnomalyCard({ anomaly, isChosen, lastDay }: Props) {
  const { status, note, decided_at } = anomaly
  return (
    <Paper
      component="article"
      aria-label={subjectWords(anomaly)}
      className={classes['card'] ?? ''}
      data-chosen={isChosen}
    >
      <div className={classes['head']}>
        <SeverityTag severity={anomaly.severity} />
        <h2 className={classes['subject']}>{subjectWords(anomaly)}</h2>
        <span className={classes['when']}>{whenWords(anomaly)}</span>
        <Tag tone={statusTones[status]}>{statusNames[status]}</Tag>
        <span className={classes['impact']} data-direction={anomaly.direction}>
          {impactWords(anomaly)}
        </span>
      </div>
      <Facts
        facts={[
          ['Expected', formatCost(anomaly.expected)],
          ['Actual', formatCost(anomaly.actual)],
          ['First seen', formatDay(anomaly.first_seen)],
          ['Odd days', anomaly.days.length],
          ['Beyond the usual noise', `${anomaly.score.toFixed(1)} × the limit`],
          ['Driver', driverWords(anomaly)],
        ]}
      />
      {decided_at === null ? null : (
        <Text size="sm" c="dimmed">
          {`${statusNames[status]} since ${formatInstant(decided_at)}${note === null || note === '' ? '' : `: ${note}`}`}
        </Text>
      )}
      <AnomalyActions anomaly={anomaly} lastDay={lastDay} />
    </Paper>
  )
}
