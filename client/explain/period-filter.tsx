import { Button, Skeleton } from '@mantine/core'
import { lazy, Suspense } from 'react'
import { metrics } from '../../shared/cost-query.ts'
import type { Explanation } from '../../shared/explanation.ts'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { FilterRow } from '../ui/filter-row.tsx'
import { Pick } from '../ui/pick.tsx'
import { presetChoices, presetNames } from '../ui/preset-names.ts'
import { ProviderFilter } from '../ui/provider-filter.tsx'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import { ownComparison, ownRange, providersOf, type ExplainView } from './explain-view.ts'

type Props = {
  readonly view: ExplainView
  readonly change: ChangeAddress<ExplainView>
  /** The periods as the server understood them; undefined while it is asked. */
  readonly answer: Explanation | undefined
}

const DayRangePicker = lazy(() =>
  import('../ui/day-range-picker.tsx').then((file) => ({ default: file.DayRangePicker })),
)

const names = { ...presetNames, custom: 'Own days' } as const
const metricNames = { billed: 'Billed', effective: 'Effective' } as const
const usual = { compare_start_date: '', compare_end_date: '' } as const

/** Which two periods are held against each other, and which costs count. */
export function PeriodFilter({ view, change, answer }: Props) {
  const now = ownRange(view) ?? answer?.current ?? null
  const then = ownComparison(view) ?? answer?.previous ?? null
  return (
    <FilterRow>
      <Pick
        label="Period"
        options={[...presetChoices(view.preset), 'custom'] as const}
        names={names}
        value={ownRange(view) === null ? view.preset : 'custom'}
        onChange={(choice) => {
          if (choice !== 'custom') change({ preset: choice, start_date: '', end_date: '', ...usual })
          else if (now !== null) change({ ...now })
        }}
      />
      <Field label="Its days">
        <Suspense fallback={<Skeleton width={214} height={30} />}>
          {now === null ? (
            <Skeleton width={214} height={30} />
          ) : (
            <DayRangePicker
              label="Its days"
              key={`${now.start_date} ${now.end_date}`}
              days={now}
              onChange={(range) => change({ ...range, ...usual })}
            />
          )}
        </Suspense>
      </Field>
      <Field label="Compared with">
        <Suspense fallback={<Skeleton width={214} height={30} />}>
          {then === null ? (
            <Skeleton width={214} height={30} />
          ) : (
            <DayRangePicker
              label="Compared with"
              key={`${then.start_date} ${then.end_date}`}
              days={then}
              onChange={({ start_date, end_date }) =>
                change({ compare_start_date: start_date, compare_end_date: end_date })
              }
            />
          )}
        </Suspense>
      </Field>
      <ProviderFilter
        chosen={providersOf(view)}
        onChange={(providers) => change({ provider: providers.join(',') })}
      />
      <Choice
        label="Cost"
        options={metrics}
        names={metricNames}
        value={view.metric}
        onChange={(metric) => change({ metric })}
      />
      {view.service === '' ? null : (
        <Field label="Service">
          <Button size="xs" variant="default" onClick={() => change({ service: '' })}>
            {`${view.service} – show all services`}
          </Button>
        </Field>
      )}
    </FilterRow>
  )
}
