import { Text } from '@mantine/core'
import type { Explanation } from '../../shared/explanation.ts'
import { WaterfallChart } from '../charts/waterfall-chart.tsx'
import { waterfallSteps } from '../charts/waterfall-steps.ts'
import { Panel } from '../ui/panel.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import { DivideBy } from './divide-by.tsx'
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
      title={`Change by ${dimensionNames[waterfall.dimension].toLowerCase()}`}
      actions={<DivideBy view={view} change={change} explanation={explanation} />}
    >
      {view.by === 'tag' && waterfall.dimension !== 'tag' ? (
        <Text size="sm" c="dimmed" mb="xs">
          Choose the tag to divide by.
        </Text>
      ) : null}
      <div className={classes['split']}>
        <WaterfallChart
          steps={waterfallSteps(explanation, waterfall.parts)}
          label={waterfallLabel(explanation, waterfall)}
        />
        <PartsTable explanation={explanation} waterfall={waterfall} tagKey={view.tag_key} />
      </div>
    </Panel>
  )
}
