import { Button, TextInput } from '@mantine/core'
import { formatDayRange } from '../ui/format-day.ts'
import { kindNames, severityNames, statusNames } from '../charts/anomaly-words.ts'
import { Choice } from '../ui/choice.tsx'
import { Field } from '../ui/field.tsx'
import { FilterRow } from '../ui/filter-row.tsx'
import { Pick } from '../ui/pick.tsx'
import { ProviderPick } from '../ui/provider-pick.tsx'
import { presetNames } from '../ui/preset-names.ts'
import type { ChangeAddress } from '../ui/use-address-view.ts'
import {
  hasOwnDays,
  kindFilters,
  orders,
  rangeFilters,
  severityFilters,
  statusFilters,
  type AnomaliesView,
} from './anomalies-view.ts'

type Props = { readonly view: AnomaliesView; readonly change: ChangeAddress<AnomaliesView> }

const statuses = { ...statusNames, all: 'All' } as const
const kinds = { ...kindNames, all: 'Any kind' } as const
const severityOptions = { ...severityNames, all: 'Any severity' } as const
const orderNames = { newest: 'Newest first', dearest: 'Dearest first' } as const
const ranges = { ...presetNames, all_data: 'All data' } as const

/** Which anomalies are listed. */
export function AnomalyFilters({ view, change }: Props) {
  const { start_date, end_date } = view
  return (
    <FilterRow>
      <Choice
        label="Status"
        options={statusFilters}
        names={statuses}
        value={view.status}
        onChange={(status) => change({ status, id: '' })}
      />
      {hasOwnDays(view) ? (
        <Button size="xs" variant="default" onClick={() => change({ start_date: '', end_date: '' })}>
          {`${formatDayRange({ start_date, end_date })} – show all days`}
        </Button>
      ) : (
        <Pick
          label="Range"
          options={rangeFilters}
          names={ranges}
          value={view.preset}
          onChange={(preset) => change({ preset })}
        />
      )}
      <ProviderPick value={view.provider} onChange={(provider) => change({ provider })} />
      <Pick
        label="Kind"
        options={kindFilters}
        names={kinds}
        value={view.kind}
        onChange={(kind) => change({ kind })}
      />
      <Pick
        label="Severity"
        options={severityFilters}
        names={severityOptions}
        value={view.severity}
        onChange={(severity) => change({ severity })}
      />
      <Pick
        label="Order"
        options={orders}
        names={orderNames}
        value={view.order}
        onChange={(order) => change({ order })}
      />
      <Field label="Find">
        <TextInput
          size="xs"
          w={170}
          aria-label="Find a service, account, region or usage type"
          placeholder="Service, account, …"
          value={view.find}
          onChange={(event) => change({ find: event.currentTarget.value })}
        />
      </Field>
    </FilterRow>
  )
}
