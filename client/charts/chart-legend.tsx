import { useComputedColorScheme } from '@mantine/core'
import { percentageOf } from '../../shared/money.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { seriesColor, type CostSeries, type CostSeriesSet } from './cost-series.ts'
import { IncompleteSwatch } from './incomplete-bands.tsx'
import classes from './chart-legend.module.css'

type Props = {
  readonly set: CostSeriesSet
  /** What a click on an entry does, in words, or null where there is nothing more to see. */
  readonly actionFor: (series: CostSeries) => string | null
  readonly onPick: (series: CostSeries) => void
}

/** The series with their totals and shares; picking one looks closer at it. */
export function ChartLegend({ set, actionFor, onPick }: Props) {
  const scheme = useComputedColorScheme('light')
  return (
    <ul className={classes['legend']} aria-label="Legend">
      {set.series.map((series) => {
        const action = actionFor(series)
        const content = (
          <>
            <span className={classes['swatch']} style={{ background: seriesColor(series, scheme) }} />
            <span className={classes['name']}>
              {series.label}
              {series.service === null && series.value === null ? null : <small> {series.provider}</small>}
            </span>
            <span className={classes['cost']}>{formatCost(series.total)}</span>
            <span className={classes['share']}>{formatPercent(percentageOf(series.total, set.total))}</span>
          </>
        )
        return (
          <li key={series.id}>
            {action === null ? (
              <div className={classes['entry']}>{content}</div>
            ) : (
              <button
                type="button"
                className={classes['entry']}
                title={action}
                onClick={() => onPick(series)}
              >
                {content}
              </button>
            )}
          </li>
        )
      })}
      {set.periods.some(({ incomplete }) => incomplete !== undefined) ? (
        <li>
          <div className={classes['entry']}>
            <IncompleteSwatch />
            <span className={classes['name']}>Incomplete</span>
          </div>
        </li>
      ) : null}
    </ul>
  )
}
