import { useElementSize } from '@mantine/hooks'
import type { OverviewDay } from '../../shared/overview.ts'
import { formatCompact } from '../ui/format-amount.ts'
import { axisTicks, shortPeriod } from './axis-ticks.ts'
import { markClusters } from './mark-clusters.ts'
import classes from './trend-chart.module.css'
import { TrendDay } from './trend-day.tsx'
import { TrendMark } from './trend-mark.tsx'
import { trendShape } from './trend-shape.ts'
import { cutBandWords, trendLabel } from './trend-words.ts'

type Props = { readonly days: readonly OverviewDay[] }

const margin = { top: 14, right: 14, bottom: 26, left: 50 }
const height = 240
/** How near two marks may be, in pixels. */
const markRoom = 24

/** Daily cost, where it is heading, and what was odd: marks lead to the anomalies. */
export function TrendChart({ days }: Props) {
  const { ref, width: whole } = useElementSize()
  const width = Math.max(0, whole - margin.left - margin.right)
  const shape = trendShape(days, width, height)
  const cutBand = cutBandWords(shape.cutBand)
  const dayWidth = width / Math.max(1, days.length - 1)
  const periods = days.map(({ date }) => ({
    label: date,
    start_date: date,
    end_date: date,
    isPartial: false,
    isCovered: true,
  }))
  const named = new Set(axisTicks(periods, width))
  return (
    <figure ref={ref} className={classes['chart']} aria-label={trendLabel(days)}>
      {width === 0 ? null : (
        <>
          <svg width={whole} height={height + margin.top + margin.bottom} aria-hidden>
            <g transform={`translate(${margin.left} ${margin.top})`}>
              {shape.ticks.map((tick) => (
                <g key={tick} transform={`translate(0 ${shape.yOf(tick)})`}>
                  <line x2={width} className={classes['grid']} />
                  <text x={-8} dy="0.32em" textAnchor="end">
                    {formatCompact(tick)}
                  </text>
                </g>
              ))}
              {periods.map((period, index) =>
                named.has(period.label) ? (
                  <text key={period.label} x={shape.xOf(index)} y={height + 18} textAnchor="middle">
                    {shortPeriod(period)}
                  </text>
                ) : null,
              )}
              <path d={shape.band} className={classes['band']} data-band />
              <path d={shape.expected} className={classes['expected']} />
              <path d={shape.incomplete} className={classes['incomplete']} />
              <path d={shape.actual} className={classes['actual']} />
            </g>
          </svg>
          <div className={classes['plot']} style={{ left: margin.left, top: margin.top, width, height }}>
            {days.map((day, index) => (
              <TrendDay
                key={day.date}
                day={day}
                x={shape.xOf(index)}
                width={dayWidth}
                isInRightHalf={index > days.length / 2}
              />
            ))}
            {markClusters(days, Math.ceil(markRoom / dayWidth)).map((cluster) => {
              const day = days[cluster.index]
              return (
                <TrendMark
                  key={cluster.range.start_date}
                  cluster={cluster}
                  x={shape.xOf(cluster.index)}
                  y={shape.yOf(day?.actual ?? day?.expected ?? 0)}
                />
              )
            })}
          </div>
          {cutBand === null ? null : <figcaption className={classes['cut']}>{cutBand}</figcaption>}
        </>
      )}
    </figure>
  )
}
