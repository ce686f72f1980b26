import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'
import { formatUsd } from '../../shared/money.ts'
import type { CostSummary } from '../../shared/summary.ts'
import { formatChange } from '../ui/format-amount.ts'
import { formatDayRange } from '../ui/format-day.ts'
import { Kpi } from '../ui/kpi.tsx'
import classes from './change-kpi.module.css'

type Props = { readonly summary: CostSummary | undefined }

const arrows = { increasing: ArrowUpRight, decreasing: ArrowDownRight, stable: ArrowRight } as const

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
  const Arrow = arrows[trend]
  return (
    <Kpi
      label="Change"
      value={
        percentage_change === null ? (
          '–'
        ) : (
          <span className={classes['change']} data-trend={trend}>
            <Arrow size={20} aria-hidden />
            {formatChange(percentage_change)}
            <span className={classes['word']}>{trend}</span>
          </span>
        )
      }
      detail={lines.map((line) => (
        <div key={line}>{line}</div>
      ))}
    />
  )
}
