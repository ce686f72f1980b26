import { Paper, Text } from '@mantine/core'
import type { Day } from '../../shared/period.ts'
import type { Recommendation } from '../../shared/recommendation.ts'
import { Disclosure } from '../ui/disclosure.tsx'
import { Tag } from '../ui/tag.tsx'
import { DecisionActions } from './decision-actions.tsx'
import { FollowUp } from './follow-up.tsx'
import classes from './recommendation-card.module.css'
import { RecommendationDetails } from './recommendation-details.tsx'
import {
  confidenceTones,
  daysShownUntil,
  decisionWords,
  rangeWords,
  resourcesWords,
  stateNames,
  stateTones,
} from './recommendation-words.ts'
import { ResourcesTable } from './resources-table.tsx'
import { formatCost } from '../ui/format-amount.ts'

type Props = {
  readonly advice: Recommendation
  readonly today: Day
  /** Whether the address points at it. */
  readonly isChosen: boolean
}

/** One recommendation: what to do, what it saves, what that rests on, and what was decided. */
export function RecommendationCard({ advice, today, isChosen }: Props) {
  const { saving, state, account } = advice
  const subject = [advice.cloud_provider, advice.service_name, ...(account === null ? [] : [account])]
  return (
    <Paper
      component="article"
      aria-label={advice.title}
      className={classes['card'] ?? ''}
      data-chosen={isChosen}
    >
      <div className={classes['head']}>
        <h2 className={classes['title']}>{advice.title}</h2>
        <div className={classes['tags']}>
          {state === 'open' ? null : <Tag tone={stateTones[state]}>{stateNames[state]}</Tag>}
          <Tag tone={confidenceTones[advice.confidence]}>{`Confidence: ${advice.confidence}`}</Tag>
          <Tag>{`Effort: ${advice.effort}`}</Tag>
          {subject.join(' / ')}
        </div>
        <div className={classes['saving']}>
          <strong>{saving === null ? 'Saving not known' : `${formatCost(saving.expected)} a month`}</strong>
          <span>{saving === null ? 'The bills do not tell it' : rangeWords(saving)}</span>
        </div>
      </div>
      <Text size="sm">{advice.what_to_do}</Text>
      {state === 'open' ? null : (
        <Text size="sm" c="dimmed">
          {decisionWords(advice)}
        </Text>
      )}
      {advice.follow_up === null ? null : <FollowUp followUp={advice.follow_up} />}
      <Disclosure title="Evidence, formula and assumptions" isOpenAtFirst={isChosen}>
        <RecommendationDetails advice={advice} />
      </Disclosure>
      {advice.resource_count === 0 ? null : (
        <Disclosure title={resourcesWords(advice)} isOpenAtFirst={isChosen}>
          <ResourcesTable advice={advice} days={daysShownUntil(today)} />
        </Disclosure>
      )}
      <DecisionActions advice={advice} today={today} />
    </Paper>
  )
}
