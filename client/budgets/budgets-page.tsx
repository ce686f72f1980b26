import { Button, SegmentedControl } from '@mantine/core'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { AddressNotice } from '../ui/address-notice.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { useAddressView } from '../ui/use-address-view.ts'
import { AlertList } from './alert-list.tsx'
import { BudgetList } from './budget-list.tsx'
import { budgetTabs, BudgetsView } from './budgets-view.ts'
import { WebhookList } from './webhook-list.tsx'

const tabs = [
  { value: 'budgets', label: 'Budgets' },
  { value: 'alerts', label: 'Alerts' },
  { value: 'webhooks', label: 'Webhooks' },
] satisfies { value: BudgetsView['tab']; label: string }[]

/** Budgets, the alerts that they and anomalies caused, and where alerts are sent. */
export function BudgetsPage() {
  const [view, change, problems] = useAddressView(BudgetsView)
  const [isMaking, setMaking] = useState(false)
  const show = (name: string) => {
    setMaking(false)
    change({ tab: budgetTabs.find((tab) => tab === name) ?? 'budgets', page: '1' })
  }
  return (
    <>
      <PageHeader title="Budgets and alerts">
        {view.tab === 'alerts' ? null : (
          <Button
            size="xs"
            leftSection={<Plus size={14} />}
            disabled={isMaking}
            onClick={() => setMaking(true)}
          >
            {view.tab === 'budgets' ? 'New budget' : 'New webhook'}
          </Button>
        )}
        <SegmentedControl size="xs" aria-label="Show" value={view.tab} data={tabs} onChange={show} />
      </PageHeader>
      <AddressNotice problems={problems} />
      {view.tab === 'budgets' ? (
        <BudgetList view={view} change={change} isMaking={isMaking} setMaking={setMaking} />
      ) : null}
      {view.tab === 'alerts' ? <AlertList view={view} change={change} /> : null}
      {view.tab === 'webhooks' ? <WebhookList isMaking={isMaking} setMaking={setMaking} /> : null}
    </>
  )
}
