import { Paper, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { Scale } from 'lucide-react'
import { Month } from '../../../shared/bill.ts'
import type { AccountCoverage } from '../../../shared/coverage.ts'
import { api } from '../../api.ts'
import { Answer } from '../../ui/answer.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FilterRow } from '../../ui/filter-row.tsx'
import { formatMonth } from '../../ui/format-month.ts'
import { Panel } from '../../ui/panel.tsx'
import { Pick } from '../../ui/pick.tsx'
import { ProviderPick } from '../../ui/provider-pick.tsx'
import { TextLink } from '../../ui/text-link.tsx'
import type { ChangeAddress } from '../../ui/use-address-view.ts'
import { dataLink } from '../../page-links.ts'
import type { DataView } from '../data-view.ts'
import { AddInvoice } from './add-invoice.tsx'
import { monthsBetween, usualMonth } from './difference-words.ts'
import { PeriodStatuses } from './period-statuses.tsx'
import { ReconciliationTable } from './reconciliation-table.tsx'

type Props = { readonly view: DataView; readonly change: ChangeAddress<DataView> }

/** Whether the bills agree with the invoices, month by month. */
export function ReconciliationView({ view, change }: Props) {
  const coverage = useQuery(api.coverage.list.queryOptions())
  const months = useQuery(api.reconciliation.months.queryOptions())
  return (
    <Answer query={coverage} name="bills" height={320}>
      {(accounts) => (
        <Answer query={months} name="months" height={320}>
          {(known) => <Months known={known} accounts={accounts} view={view} change={change} />}
        </Answer>
      )}
    </Answer>
  )
}

type MonthsProps = Props & {
  /** The months that something is known of. */
  readonly known: readonly string[]
  readonly accounts: readonly AccountCoverage[]
}

function Months({ known, accounts, view, change }: MonthsProps) {
  const health = useQuery(api.system.health.queryOptions())
  const today = health.data?.today
  const asked = Month.safeParse(view.month)
  const month = asked.success ? asked.data : usualMonth(known, today)
  if (month === undefined) return <NoBills />
  const months = monthsBetween(known, [month, today?.slice(0, 7)])
  return (
    <>
      <FilterRow>
        <Pick
          label="Billing month"
          options={months}
          names={Object.fromEntries(months.map((name) => [name, formatMonth(name)]))}
          value={month}
          width={170}
          onChange={(chosen) => change({ month: chosen })}
        />
        <ProviderPick value={view.provider} onChange={(provider) => change({ provider })} />
      </FilterRow>
      <MonthPanel month={month} provider={view.provider} accounts={accounts} />
    </>
  )
}

type MonthProps = {
  readonly month: string
  readonly provider: DataView['provider']
  readonly accounts: readonly AccountCoverage[]
}

function MonthPanel({ month, provider, accounts }: MonthProps) {
  const rows = useQuery(
    api.reconciliation.list.queryOptions({
      billing_period: month,
      ...(provider === 'all' ? {} : { cloud_provider: provider }),
    }),
  )
  return (
    <Panel title={`Invoices of ${formatMonth(month)}`}>
      <Text size="sm" c="dimmed" mb="xs">
        Enter what each invoice asks for, where the provider did not deliver it. Our total is the billed cost
        of that billing month, in the currency of the bill.
      </Text>
      <PeriodStatuses month={month} provider={provider} />
      <Answer query={rows} name="reconciliation" height={200}>
        {(all) =>
          all.length === 0 ? (
            <Text size="sm">No bill and no invoice matches. Choose another month or provider.</Text>
          ) : (
            <ReconciliationTable rows={all} coverage={accounts} />
          )
        }
      </Answer>
      <AddInvoice key={month} month={month} accounts={accounts} />
    </Panel>
  )
}

function NoBills() {
  return (
    <Paper>
      <EmptyState
        Icon={Scale}
        title="No bill to compare"
        lines={['Invoices are held against imported bills. Demo data has none.']}
      >
        <TextLink href={dataLink('imports')}>Import a bill</TextLink>
      </EmptyState>
    </Paper>
  )
}
