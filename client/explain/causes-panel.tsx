import type { Explanation } from '../../shared/explanation.ts'
import { WaterfallChart } from '../charts/waterfall-chart.tsx'
import { waterfallSteps } from '../charts/waterfall-steps.ts'
import { Panel } from '../ui/panel.tsx'
import { CausesTable } from './causes-table.tsx'
import classes from './explanation-panel.module.css'
import { causesLabel } from './explanation-words.ts'

type Props = { readonly explanation: Explanation }

/** What the difference comes from, and what makes the most of each cause. Absent where no bill goes so deep. */
export function CausesPanel({ explanation }: Props) {
  const { causes } = explanation
  if (causes === null) return null
  return (
    <Panel title="Change by cause">
      <div className={classes['split']}>
        <WaterfallChart
          steps={waterfallSteps(explanation, causes)}
          label={causesLabel(explanation, causes)}
        />
        <CausesTable causes={causes} />
      </div>
    </Panel>
  )
}
