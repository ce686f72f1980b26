import type { OverviewDay } from '../../shared/overview.ts'
import { formatDay } from '../ui/format-day.ts'
import classes from './trend-chart.module.css'
import { dayFigures } from './trend-words.ts'

type Props = {
  readonly day: OverviewDay
  readonly x: number
  readonly width: number
  readonly isInRightHalf: boolean
}

/** The column of one day, which tells its figures while the pointer is on it. */
export function TrendDay({ day, x, width, isInRightHalf }: Props) {
  return (
    <div
      aria-hidden
      className={classes['day']}
      data-incomplete={day.actual === null || day.is_complete ? undefined : day.date}
      data-side={isInRightHalf ? 'left' : 'right'}
      style={{ left: x - width / 2, width }}
    >
      <div className={classes['tip']}>
        <strong>{formatDay(day.date)}</strong>
        {dayFigures(day).map(([name, value]) => (
          <span key={name}>
            {name} <b>{value}</b>
          </span>
        ))}
      </div>
    </div>
  )
}
