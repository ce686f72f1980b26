import { Text } from '@mantine/core'
import type { Overview } from '../../shared/overview.ts'
import { recommendationLink } from '../page-links.ts'
import { Panel } from '../ui/panel.tsx'
import { TextLink } from '../ui/text-link.tsx'
import classes from './entry-list.module.css'
import { formatCost } from '../ui/format-amount.ts'

type Props = { readonly overview: Overview }

/** What would save most. */
export function TopRecommendations({ overview: { recommendations, total_saving } }: Props) {
  return (
    <Panel
      title="Top recommendations"
      actions={<TextLink href="/recommendations">See all recommendations</TextLink>}
    >
      {recommendations.length === 0 ? (
        <Text size="sm" c="dimmed">
          The bills show nothing to recommend.
        </Text>
      ) : (
        <>
          <Text size="sm" c="dimmed" mb="xs">
            {`All open ones together: ${formatCost(total_saving.low)} – ${formatCost(total_saving.high)} a month.`}
          </Text>
          <ul className={classes['list']}>
            {recommendations.map((advice) => (
              <li key={advice.id} className={classes['entry']}>
                <span className={classes['name']}>
                  <TextLink href={recommendationLink(advice.id)}>{advice.title}</TextLink>
                </span>
                <span className={classes['figure']}>
                  {advice.saving === null ? 'Not known' : `${formatCost(advice.saving.expected)} a month`}
                </span>
                <span className={classes['detail']}>
                  {`${advice.cloud_provider} / ${advice.service_name} · ${advice.confidence} confidence, ${advice.effort} effort`}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  )
}
