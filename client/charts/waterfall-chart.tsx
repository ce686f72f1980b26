import { Text } from '@mantine/core'
import { formatCost, formatDifference } from '../ui/format-amount.ts'
import classes from './waterfall-chart.module.css'
import { stepSpan, waterfallScale, type WaterfallStep } from './waterfall-steps.ts'

type Props = {
  readonly steps: readonly WaterfallStep[]
  /** What the chart shows, in words. */
  readonly label: string
}

/** From one total to another, one bar below the other: names stay readable at any width. */
export function WaterfallChart({ steps, label }: Props) {
  const scale = waterfallScale(steps)
  return (
    <figure className={classes['chart']} aria-label={label}>
      <ol className={classes['steps']}>
        {steps.map((step) => {
          const { left, width } = stepSpan(step, scale)
          return (
            <li key={`${step.kind} ${step.label}`} className={classes['step']} data-kind={step.kind}>
              <span className={classes['label']} title={step.label}>
                {step.label}
              </span>
              <span className={classes['track']}>
                <span className={classes['bar']} style={{ left: `${left}%`, width: `${width}%` }} />
              </span>
              <span className={classes['amount']}>
                {step.kind === 'total' ? formatCost(step.amount) : formatDifference(step.amount)}
              </span>
            </li>
          )
        })}
      </ol>
      {scale.low > 0 ? (
        <Text component="figcaption" size="xs" c="dimmed" mt={6}>
          {`The bars begin at ${formatCost(scale.low)}, so that the changes can be seen.`}
        </Text>
      ) : null}
    </figure>
  )
}
