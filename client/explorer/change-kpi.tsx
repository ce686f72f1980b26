import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'
import type { CostSummary } from '../../shared/summary.ts'
import { formatUsd } from '../../shared/money.ts'
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
  const Arrow = arrows[trend]
  const { current, previous } = comparison
  const isWhole = current.end_date === period.end_date
  return (
    <Kpi
      label="Change"
      value={
        <span className={classes['change']} data-trend={trend}>
          <Arrow size={20} aria-hidden />
          {percentage_change === null ? 'New' : formatChange(percentage_change)}
          <span className={classes['word']}>{trend}</span>
        </span>
      }
      detail={
        <>
          {isWhole ? '' : `${formatDayRange(current)} `}vs {formatDayRange(previous)},{' '}
          {formatUsd(comparison.previous_total)}
          {comparison.notes.map((note) => (
            <div key={note}>{note}</div>
          ))}
        </>
      }
    />
  )
}
