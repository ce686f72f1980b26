import type { CoveragePeriod } from '../../shared/commitment.ts'
import { formatCost, formatPercent } from '../ui/format-amount.ts'
import classes from './coverage-chart.module.css'

type Props = { readonly periods: readonly CoveragePeriod[] }

/** Usage of each period: the covered part below, what was paid for as it was used above it. */
export function CoverageChart({ periods }: Props) {
  const most = Math.max(
    1e-9,
    ...periods.map(({ covered_cost, uncovered_cost }) => covered_cost + uncovered_cost),
  )
  const [first, last] = [periods[0], periods.at(-1)]
  if (first === undefined || last === undefined) return null
  const label = `Coverage from ${first.period} to ${last.period}: ${wordsOf(first)} at first, ${wordsOf(last)} at last.`
  return (
    <figure className={classes['chart']} aria-label={label}>
      <div className={classes['bars']}>
        {periods.map((one) => (
          <span
            key={one.period}
            className={classes['period']}
            title={`${one.period}: ${wordsOf(one)}, ${formatCost(one.covered_cost)} of ${formatCost(one.covered_cost + one.uncovered_cost)}`}
          >
            <span
              className={classes['uncovered']}
              style={{ height: `${(100 * one.uncovered_cost) / most}%` }}
            />
            <span className={classes['covered']} style={{ height: `${(100 * one.covered_cost) / most}%` }} />
          </span>
        ))}
      </div>
      <figcaption className={classes['caption']}>
        <span>{first.period}</span>
        <span>
          <span className={classes['key']} data-part="covered" /> covered{' '}
          <span className={classes['key']} data-part="uncovered" /> on demand
        </span>
        <span>{last.period}</span>
      </figcaption>
    </figure>
  )
}

function wordsOf({ coverage_percent }: CoveragePeriod): string {
  return coverage_percent === null ? 'no usage' : `${formatPercent(coverage_percent)} covered`
}
