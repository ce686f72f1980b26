import { Text } from '@mantine/core'
import type { Overview } from '../../shared/overview.ts'
import { driverWords, impactWords, subjectWords, whenWords } from '../charts/anomaly-words.ts'
import { SeverityTag } from '../charts/severity-tag.tsx'
import { anomalyLink } from '../page-links.ts'
import { Panel } from '../ui/panel.tsx'
import { TextLink } from '../ui/text-link.tsx'
import classes from './entry-list.module.css'

type Props = { readonly overview: Overview }

const most = 6

/** The worst anomalies that nobody decided on. */
export function OpenAnomalies({ overview: { open_anomalies, open_anomaly_count } }: Props) {
  return (
    <Panel
      title={`Open anomalies (${open_anomaly_count})`}
      actions={<TextLink href="/anomalies">See all anomalies</TextLink>}
    >
      {open_anomalies.length === 0 ? (
        <Text size="sm" c="dimmed">
          Nothing odd in the last 30 days.
        </Text>
      ) : (
        <ul className={classes['list']}>
          {open_anomalies.slice(0, most).map((anomaly) => (
            <li key={anomaly.id} className={classes['entry']}>
              <span className={classes['name']}>
                <SeverityTag severity={anomaly.severity} />
                <TextLink href={anomalyLink(anomaly.id)}>{subjectWords(anomaly)}</TextLink>
              </span>
              <span className={classes['figure']} data-direction={anomaly.direction}>
                {impactWords(anomaly)}
              </span>
              <span className={classes['detail']}>
                {[whenWords(anomaly), ...(anomaly.driver === null ? [] : [driverWords(anomaly)])].join(' · ')}
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
