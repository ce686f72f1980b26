import { useContext } from 'react'
import { percentageOf, sumMoney } from '../../shared/money.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import { longPeriod } from './axis-ticks.ts'
import classes from './chart-tooltip.module.css'
import { incompleteWords } from './incomplete-words.ts'
import { ShownSeries } from './shown-series.ts'

type Props = { readonly seriesId: string; readonly periodLabel: string; readonly color: string }

/** What the pointer is on: cost, share of the whole, provider, and what the period cost in all. */
export function ChartTooltip({ seriesId, periodLabel, color }: Props) {
  const { periods, series, total } = useContext(ShownSeries)
  const index = periods.findIndex((period) => period.label === periodLabel)
  const period = periods[index]
  const pointed = series.find(({ id }) => id === seriesId)
  if (pointed === undefined || period === undefined) return null
  const cost = pointed.values[index] ?? 0
  const whole = sumMoney(series.map(({ values }) => values[index] ?? 0))
  const missing = incompleteWords(period)
  const figures = [
    ['Cost', formatCost(cost)],
    ['Share of total', formatPercent(percentageOf(cost, total))],
    ['Provider', pointed.provider ?? 'Several'],
    ['All in this period', formatCost(whole)],
    ...(missing === null ? [] : [['Incomplete', missing] as const]),
  ] as const
  return (
    <div className={classes['tooltip']} data-tooltip>
      <div className={classes['title']}>
        <span className={classes['swatch']} style={{ background: color }} />
        {pointed.label}
      </div>
      <div className={classes['period']}>{longPeriod(period)}</div>
      <dl className={classes['figures']}>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
