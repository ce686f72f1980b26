import { Stack } from '@mantine/core'
import { dataLink } from '../page-links.ts'
import { AddressNotice } from '../ui/address-notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { PageTabs } from '../ui/page-tabs.tsx'
import { useAddressView } from '../ui/use-address-view.ts'
import { dataParts, DataView, type DataPart } from './data-view.ts'
import { RatesView } from './exchange-rates/rates-view.tsx'
import { HeldNotice } from './imports/held-notice.tsx'
import { ImportsView } from './imports/imports-view.tsx'
import { ReconciliationView } from './reconciliation/reconciliation-view.tsx'
import { RestatementsView } from './restatements/restatements-view.tsx'
import { SourcesView } from './sources/sources-view.tsx'

const names: Readonly<Record<DataPart, string>> = {
  sources: 'Sources',
  imports: 'Imports',
  restatements: 'Restatements',
  reconciliation: 'Reconciliation',
  rates: 'Exchange rates',
}

/** Where the figures come from, how complete they are, and whether they agree with the invoices. */
export function DataPage() {
  const [view, change, problems] = useAddressView(DataView)
  const tabs = dataParts.map((part) => ({
    name: names[part],
    href: dataLink(part),
    isCurrent: part === view.view,
  }))
  const open = (id: number) => change({ view: 'imports', id: String(id) })
  return (
    <>
      <PageHeader title="Data" subtitle="Where the figures come from, and whether they are right" />
      <PageTabs label="Parts of this page" tabs={tabs} />
      <AddressNotice problems={problems} />
      <Stack gap="sm">
        <HeldNotice except={view.view === 'imports' ? view.id : ''} />
        {view.view === 'sources' ? <SourcesView onImported={open} /> : null}
        {view.view === 'imports' ? <ImportsView openId={view.id} onOpen={open} /> : null}
        {view.view === 'restatements' ? <RestatementsView view={view} change={change} /> : null}
        {view.view === 'reconciliation' ? <ReconciliationView view={view} change={change} /> : null}
        {view.view === 'rates' ? <RatesView wanted={view} /> : null}
      </Stack>
    </>
  )
}
