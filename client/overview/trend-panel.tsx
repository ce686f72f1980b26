import type { Overview } from '../../shared/overview.ts'
import { TrendChart } from '../charts/trend-chart.tsx'
import { explorerLink } from '../page-links.ts'
import { Panel } from '../ui/panel.tsx'
import { TextLink } from '../ui/text-link.tsx'
import { TrendKey } from './trend-key.tsx'

type Props = { readonly overview: Overview }

/** Daily cost with its forecast band and anomaly marks. */
export function TrendPanel({ overview }: Props) {
  const { trend, today } = overview
  const first = trend[0]?.date ?? today
  return (
    <Panel
      title="Daily cost and forecast"
      actions={
        <>
          <TrendKey />
          <TextLink href={explorerLink({}, { start_date: first, end_date: today })}>
            Open in the explorer
          </TextLink>
        </>
      }
    >
      <TrendChart days={trend} />
    </Panel>
  )
}
