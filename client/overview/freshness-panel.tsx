import type { Overview } from '../../shared/overview.ts'
import type { Day } from '../../shared/period.ts'
import { Facts } from '../ui/facts.tsx'
import { formatDay } from '../ui/format-day.ts'
import { Panel } from '../ui/panel.tsx'

type Props = { readonly freshness: Overview['freshness'] }

const dayWords = (day: Day | null) => (day === null ? 'None yet' : formatDay(day))

/** How far the data goes, in all and of each provider. */
export function FreshnessPanel({ freshness }: Props) {
  return (
    <Panel title="Data">
      <Facts
        facts={[
          ['First day', dayWords(freshness.first_date)],
          ['Last day', dayWords(freshness.last_date)],
          ['Complete up to', dayWords(freshness.complete_through)],
          ...freshness.providers.map(
            ({ name, last_date }) => [`${name} up to`, dayWords(last_date)] as const,
          ),
          ['Demo data', freshness.has_demo_data ? 'Among the figures' : 'None'],
        ]}
      />
    </Panel>
  )
}
