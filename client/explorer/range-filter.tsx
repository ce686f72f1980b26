import { Select, Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import type { Health } from '../../shared/api-index.ts'
import { presets } from '../../shared/preset.ts'
import { Field } from '../ui/field.tsx'
import { presetChoices, presetNames } from '../ui/preset-names.ts'
import { allData, type ExplorerView, type ViewRange } from './explorer-view.ts'
import type { ChangeView } from './use-explorer-view.ts'
import { rangeOf } from './view-query.ts'

type Props = {
  readonly view: ExplorerView
  readonly change: ChangeView
  readonly health: Health | undefined
}

const DayRangePicker = lazy(() =>
  import('../ui/day-range-picker.tsx').then((file) => ({ default: file.DayRangePicker })),
)

const custom = 'custom'

function optionsFor(range: ViewRange) {
  const named = presetChoices(range.kind === 'preset' ? range.preset : undefined)
  return [
    ...named.map((preset) => ({ value: preset, label: presetNames[preset] })),
    { value: allData, label: 'All data' },
    { value: custom, label: 'Custom range' },
  ]
}

function nameOf(range: ViewRange): string {
  if (range.kind === 'preset') return range.preset
  return range.kind === 'all' ? allData : custom
}

/** A named range, or any two days. */
export function RangeFilter({ view, change, health }: Props) {
  const days = health === undefined ? undefined : rangeOf(view, health.today, health.data)
  const choose = (value: string | null) => {
    const preset = presets.find((name) => name === value)
    if (preset !== undefined) change({ range: { kind: 'preset', preset } })
    else if (value === allData) change({ range: { kind: 'all' } })
    else if (days !== undefined) change({ range: { kind: 'custom', ...days } })
  }
  return (
    <>
      <Field label="Range">
        <Select
          size="xs"
          w={136}
          aria-label="Range"
          allowDeselect={false}
          data={optionsFor(view.range)}
          value={nameOf(view.range)}
          onChange={choose}
        />
      </Field>
      {view.range.kind !== 'custom' || days === undefined ? null : (
        <Field label="Days">
          <Suspense fallback={<Skeleton width={214} height={30} />}>
            <DayRangePicker
              key={`${days.start_date} ${days.end_date}`}
              days={days}
              onChange={(range) => change({ range: { kind: 'custom', ...range } })}
            />
          </Suspense>
        </Field>
      )}
    </>
  )
}
