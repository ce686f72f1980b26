import { Checkbox, Paper, Text } from '@mantine/core'
import type { Anomaly } from '../../shared/anomaly.ts'
import type { Day } from '../../shared/period.ts'
import { AnomalyChart } from '../charts/anomaly-chart.tsx'
import { impactWords, monthlyWords, statusNames, subjectWords, whenWords } from '../charts/anomaly-words.ts'
import { SeverityTag } from '../charts/severity-tag.tsx'
import { Tag } from '../ui/tag.tsx'
import { AnomalyActions } from './anomaly-actions.tsx'
import classes from './anomaly-card.module.css'
import { AnomalyFacts } from './anomaly-facts.tsx'
import { standingWords } from './standing-words.ts'

type Props = {
  readonly anomaly: Anomaly
  /** Whether the address points at it. */
  readonly isPointedAt: boolean
  /** Whether it is chosen for what is done to several; null where nothing can be done. */
  readonly isChosen: boolean | null
  /** The last day of the data. */
  readonly lastDay: Day
  readonly onChoose: (isChosen: boolean) => void
}

const statusTones = { open: 'warning', expected: 'neutral', resolved: 'good' } as const

/** One anomaly: what was expected, what came, what drives it, and what people made of it. */
export function AnomalyCard({ anomaly, isPointedAt, isChosen, lastDay, onChoose }: Props) {
  const { status } = anomaly
  const standing = standingWords(anomaly)
  const monthly = monthlyWords(anomaly)
  return (
    <Paper
      component="article"
      aria-label={subjectWords(anomaly)}
      className={classes['card'] ?? ''}
      data-chosen={isPointedAt}
    >
      <div className={classes['head']}>
        {isChosen === null ? null : (
          <Checkbox
            size="xs"
            aria-label={`Choose ${subjectWords(anomaly)}, ${whenWords(anomaly)}`}
            checked={isChosen}
            onChange={(event) => onChoose(event.currentTarget.checked)}
          />
        )}
        <SeverityTag severity={anomaly.severity} />
        <h2 className={classes['subject']}>{subjectWords(anomaly)}</h2>
        <span className={classes['when']}>{whenWords(anomaly)}</span>
        <Tag tone={statusTones[status]}>{statusNames[status]}</Tag>
        <span className={classes['impact']} data-direction={anomaly.direction}>
          {impactWords(anomaly)}
          {monthly === null ? null : <small>{monthly}</small>}
        </span>
      </div>
      <div className={classes['body']}>
        <AnomalyChart anomaly={anomaly} />
        <AnomalyFacts anomaly={anomaly} />
      </div>
      {standing === null ? null : (
        <Text size="sm" c="dimmed">
          {standing}
        </Text>
      )}
      <AnomalyActions anomaly={anomaly} lastDay={lastDay} />
    </Paper>
  )
}
