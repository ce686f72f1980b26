import { Text } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { AnswerChart as Chart, AnswerTable, Span } from '../../shared/assistant-answer.ts'
import { formatMoney } from '../../shared/money.ts'
import classes from './answer.module.css'
import { drawnChart, type DrawnChart } from './chart-series.ts'

const CostChart = lazy(() => import('../charts/cost-chart.tsx').then((file) => ({ default: file.CostChart })))
const RankChart = lazy(() => import('../charts/rank-chart.tsx').then((file) => ({ default: file.RankChart })))

type Props = {
  readonly chart: Chart
  readonly tables: readonly AnswerTable[]
  readonly span: Span | null
}

const timeHeight = 190
const entryHeight = 26

function wordsOf({ title, unit }: Chart, drawn: DrawnChart): string {
  const parts =
    drawn.kind === 'time'
      ? drawn.set.series.map(({ label, total }) => `${label} ${formatMoney(total, unit)}`)
      : drawn.entries.map(({ label, cost }) => `${label} ${formatMoney(cost, unit)}`)
  const kind = drawn.kind === 'time' ? 'Line chart' : 'Bar chart'
  return `${kind}: ${title}. ${parts.join(', ')}. The table shows every figure.`
}

/** A chart within an answer. */
export function AnswerChart({ chart, tables, span }: Props) {
  const drawn = drawnChart(chart, tables, span)
  const label = wordsOf(chart, drawn)
  const height = drawn.kind === 'time' ? timeHeight : 34 + drawn.entries.length * entryHeight
  return (
    <div className={classes['part']}>
      <Text size="xs" fw={600} c="dimmed" aria-hidden>
        {chart.title}
      </Text>
      <div style={{ height }}>
        <Suspense fallback={null}>
          {drawn.kind === 'time' ? (
            <CostChart kind="line" set={drawn.set} label={label} />
          ) : (
            <RankChart entries={drawn.entries} label={label} />
          )}
        </Suspense>
      </div>
    </div>
  )
}
