import type { CostSummary } from '../../shared/summary.ts'
import { ChangeFigure } from '../ui/change-figure.tsx'
import { formatDayRange, formatVersus } from '../ui/format-day.ts'
import { Kpi } from '../ui/kpi.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { comparedWords } from './compared-words.ts'
import type { ExplorerView } from './explorer-view.ts'
import type { ChangeView } from './use-explorer-view.ts'
import { formatCost, formatDifference } from '../ui/format-amount.ts'

type Props = {
  readonly summary: CostSummary | undefined
  readonly view: ExplorerView
  readonly change: ChangeView
}

/** The change against the comparison period, whose days it names: a percentage of unknown days means nothing. */
export function ChangeKpi({ summary, view, change }: Props) {
  if (summary === undefined) return <Kpi label="Change" value={undefined} />
  const { comparison, percentage_change, trend, period } = summary
  if (comparison === null) return <Kpi label="Change" value="–" detail="No day of the range has come yet" />
  const { current, previous, previous_total, notes, compared_days, real_change, exchange_rate_change } =
    comparison
  const isWhole = current.end_date === period.end_date && current.start_date === period.start_date
  const lines = [
    ...(compared_days === 0
      ? []
      : [isWhole ? `vs ${formatDayRange(previous)}` : formatVersus(current, previous)]),
    ...(compared_days === 0 ? [] : [`${formatCost(previous_total)} before`]),
    ...notes,
    ...(exchange_rate_change === 0
      ? []
      : [
          `Exchange rates make ${formatDifference(exchange_rate_change)} of the change, the rest is ${formatDifference(real_change)}`,
        ]),
  ]
  const words = comparedWords(comparison, view.comparesIncomplete)
  return (
    <Kpi
      label="Change"
      value={percentage_change === null ? '–' : <ChangeFigure percentage={percentage_change} trend={trend} />}
      detail={
        <>
          {lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
          {words === null ? null : (
            <div>
              {words.days}{' '}
              <LinkButton onClick={() => change({ comparesIncomplete: !view.comparesIncomplete })}>
                {words.action}
              </LinkButton>
            </div>
          )}
        </>
      }
    />
  )
}
