import { Text } from '@mantine/core'
import type { Overview } from '../../shared/overview.ts'
import { partSubject } from '../charts/part-subject.ts'
import { explainLink, explorerLink } from '../page-links.ts'
import { formatCost, formatChange, formatDifference } from '../ui/format-amount.ts'
import { Panel } from '../ui/panel.tsx'
import { TextLink } from '../ui/text-link.tsx'
import classes from './entry-list.module.css'

type Props = { readonly overview: Overview }

/** The services whose cost changed most against the same days of the month before. */
export function MoversPanel({ overview: { change, top_movers } }: Props) {
  if (change === null) {
    return (
      <Panel title="Top movers">
        <Text size="sm" c="dimmed">
          No day of the month is complete yet, so there is nothing to compare.
        </Text>
      </Panel>
    )
  }
  const both = { start_date: change.previous.start_date, end_date: change.current.end_date }
  return (
    <Panel
      title="Top movers"
      actions={<TextLink href={explainLink({}, change)}>Explain all of the change</TextLink>}
    >
      <ul className={classes['list']}>
        {top_movers.map((part) => {
          const subject = partSubject({ dimension: 'service' }, part)
          const percent = part.percentage_change
          return (
            <li key={`${part.cloud_provider} ${part.label}`} className={classes['entry']}>
              <span className={classes['name']}>
                {subject === null ? (
                  part.label
                ) : (
                  <TextLink href={explorerLink(subject, both)}>{part.label}</TextLink>
                )}
              </span>
              <span className={classes['figure']} data-direction={part.change > 0 ? 'up' : 'down'}>
                {`${formatDifference(part.change)}${percent === null ? '' : ` (${formatChange(percent)})`}`}
              </span>
              <span className={classes['detail']}>
                {part.previous !== null && part.current !== null
                  ? `${formatCost(part.previous)} before, ${formatCost(part.current)} now`
                  : null}
              </span>
            </li>
          )
        })}
      </ul>
    </Panel>
  )
}
