import { formatUsd } from '../../shared/money.ts'
import type { CostSummary } from '../../shared/summary.ts'
import { ChangeFigure } from '../ui/change-figure.tsx'
import { formatDayRange } from '../ui/format-day.ts'
import { Kpi } from '../ui/kpi.tsx'

type Props = { readonly summary: CostSummary | undefined }

/** The change against the comparison period, whose days it names: a percentage of unknown days means nothing. */
export function ChangeKpi({ summary }: Props) {
  if (summary === undefined) return <Kpi label="Change" value={undefined} />
  const { comparison, percentage_change, trend, period } = summary
  if (comparison === null) return <Kpi label="Change" value="–" detail="No day of the range has come yet" />
  const { current, previous, previous_total, notes } = comparison
  const against = `vs ${formatDayRange(previous)}`
  const isWhole = current.end_date === period.end_date
  const lines = [
    isWhole ? against : `${formatDayRange(current)} ${against}`,
    ...(notes.length === 0 ? [formatUsd(previous_total)] : notes),
  ]
  return (
    <Kpi
      label="Change"
      value={percentage_change === null ? '–' : <ChangeFigure percentage={percentage_change} trend={trend} />}
      detail={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    />
  )
}
