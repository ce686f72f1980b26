import { formatCost, formatPercent } from '../ui/format-amount.ts'
import classes from './pace-bar.module.css'
import { paceShape, type Paced } from './pace-shape.ts'

type Props = Paced

const at = (left: number) => ({ left: `${left}%` })
const span = (from: number, to: number) => ({ left: `${from}%`, width: `${Math.max(0, to - from)}%` })

/** A budget at a glance: spent, expected by the end with its interval, the amount, and where even spending would be. */
export function PaceBar({ state, amount, thresholds }: Props) {
  const shape = paceShape({ state, amount, thresholds })
  const expected =
    state.forecast === null ? '' : `, ${formatCost(state.forecast.expected)} expected by its end`
  const nothing = `${formatCost(state.spent)} spent, and nothing left to spend.`
  const some = `${formatPercent(state.spent_percent ?? 0)} of ${formatCost(amount)} spent with ${formatPercent(state.elapsed_percent)} of the period gone${expected}.`
  const label = amount <= 0 ? nothing : some
  return (
    <figure aria-label={label} title={label} className={classes['bar']} data-status={state.status}>
      {shape.forecast === null ? null : (
        <>
          <span className={classes['band']} style={span(shape.forecast.from, shape.forecast.to)} />
          <span className={classes['expected']} style={at(shape.forecast.at)} />
        </>
      )}
      <span className={classes['spent']} style={span(0, shape.spent)} />
      {shape.thresholds.map((threshold) => (
        <span key={threshold} className={classes['threshold']} style={at(threshold)} />
      ))}
      <span className={classes['today']} style={at(shape.today)} />
      <span className={classes['amount']} style={at(shape.amount)} />
    </figure>
  )
}
