import type { Anomaly } from '../../shared/anomaly.ts'
import { formatDay } from '../ui/format-day.ts'
import { addDays } from '../../shared/period.ts'
import classes from './anomaly-chart.module.css'
import { anomalyShape } from './anomaly-shape.ts'
import { chartWords } from './anomaly-words.ts'

type Props = { readonly anomaly: Anomaly }

const size = { width: 260, height: 56 }

/** The days around an anomaly: what they cost, what they should have, and which of them are odd. */
export function AnomalyChart({ anomaly }: Props) {
  const { actual, start_date } = anomaly.chart
  if (actual.length < 2) return null
  const shape = anomalyShape(anomaly, size.width, size.height)
  return (
    <figure className={classes['chart']} aria-label={chartWords(anomaly)}>
      <svg viewBox={`0 0 ${size.width} ${size.height}`} preserveAspectRatio="none" aria-hidden>
        {shape.odd === null ? null : (
          <rect
            className={classes['odd']}
            data-direction={anomaly.direction}
            x={shape.odd.x}
            width={shape.odd.width}
            height={size.height}
          />
        )}
        <path d={shape.usual} className={classes['usual']} />
        <path d={shape.actual} className={classes['actual']} />
      </svg>
      <figcaption>
        <span>{formatDay(start_date)}</span>
        <span>{formatDay(addDays(start_date, actual.length - 1))}</span>
      </figcaption>
    </figure>
  )
}
