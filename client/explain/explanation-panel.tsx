import { SegmentedControl } from '@mantine/core'
import { waterfallDimensions, type Explanation } from '../../shared/explanation.ts'
import { WaterfallChart } from '../charts/waterfall-chart.tsx'
import { waterfallSteps } from '../charts/waterfall-steps.ts'
import { Panel } from '../ui/panel.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import type { ExplainView } from './explain-view.ts'
import classes from './explanation-panel.module.css'
import { dimensionNames, waterfallLabel } from './explanation-words.ts'
import { PartsTable } from './parts-table.tsx'

type Props = {
  readonly explanation: Explanation
  readonly view: ExplainView
  readonly change: ChangeAddress<ExplainView>
}

/** One way from the earlier total to the later one, drawn and in figures. */
export function ExplanationPanel({ explanation, view, change }: Props) {
  const { waterfalls } = explanation
  const waterfall = waterfalls.find(({ dimension }) => dimension === view.by) ?? waterfalls[0]
  if (waterfall === undefined) return null
  return (
    <Panel
      title={`Change by ${waterfall.dimension}`}
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Divide by"
          value={waterfall.dimension}
          data={waterfalls.map(({ dimension }) => ({ value: dimension, label: dimensionNames[dimension] }))}
          onChange={(name) => {
            const by = waterfallDimensions.find((dimension) => dimension === name)
            if (by !== undefined) change({ by })
          }}
        />
      }
    >
      <div className={classes['split']}>
        <WaterfallChart
          steps={waterfallSteps(explanation, waterfall.parts)}
          label={waterfallLabel(explanation, waterfall)}
        />
        <PartsTable explanation={explanation} waterfall={waterfall} />
      </div>
    </Panel>
  )
}
