import { daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from './cost-rows.ts'
import { json, type TestApp } from './create-test-app.ts'
import { deliverBill } from './deliver-bill.ts'
import { focusBill } from './focus-bill.ts'
import { billingPeriods, invoiceLines } from './side-datasets.ts'

const days = daysOf({ start_date: '2026-08-01', end_date: '2026-11-24' })

/** An invoice that somebody entered. */
export const enteredInvoice = {
  cloud_provider: 'AWS',
  billing_account_id: 'acc',
  billing_period: '2026-10',
  currency: 'USD',
} as const

/** A bill of the first so many days of October. */
export function octoberBill(count: number): string {
  return focusBill(
    Array.from({ length: count }, (_, index) => ({
      BilledCost: '10',
      BillingPeriodStart: '2026-10-01T00:00:00Z',
      ChargePeriodStart: `2026-10-${String(index + 1).padStart(2, '0')}T00:00:00Z`,
    })),
  )
}

/** Puts something of everything into an app: bills, one of them held, costs with an anomaly, and all that people enter. */
export async function fillApp(app: TestApp): Promise<void> {
  const { client, ctx } = app
  await client.costs.create.mutate({
    cloud_provider: 'Azure',
    service_name: 'Support',
    date: '2026-11-01',
    cost: 5,
  })
  await insertCosts(
    ctx,
    days.map((date) => costRow({ date, cost: date === '2026-11-18' ? 40 : 10 })),
  )
  const euro = { billing_currency: 'EUR', cost: null, cost_in_billing_currency: 3 }
  await insertCosts(ctx, [costRow({ ...euro, service_name: 'S3', effective_cost_in_billing_currency: 3 })])
  await deliverBill(app, octoberBill(10))
  await deliverBill(app, invoiceLines([{}]))
  await deliverBill(app, billingPeriods([{}]))
  await deliverBill(app, octoberBill(5))
  await client.budgets.create.mutate({ name: 'All', amount: 290 })
  await client.exchange_rates.set.mutate({ month: '2026-09', currency: 'GBP', rate: 1.3 })
  await client.reconciliation.set.mutate({ ...enteredInvoice, total: '9' })
  await client.settings.change.mutate({ name: 'anomaly_min_impact', value: 10 })
  const hook = { name: 'H', url: 'http://127.0.0.1:9/', shape: 'slack', secret: 'a secret of some length' }
  await app.rest('/webhooks', json('POST', hook))
  await app.rest(
    '/ai/query',
    json('POST', { query: 'What did EC2 cost last month?', context: { thread_id: 'a' } }),
  )
}
