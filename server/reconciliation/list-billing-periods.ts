import { providerNamed } from '../../shared/catalogue.ts'
import type { BillingPeriodStatus } from '../../shared/provider-invoice.ts'
import type { Context } from '../context.ts'
import { newestDeliveries } from '../imports/side-datasets/newest-deliveries.ts'
import { deliveredPeriods } from './delivered-rows.ts'

/** What providers say of a month: whether its bills may still change. */
export async function listBillingPeriods(
  { database }: Context,
  { billing_period }: { readonly billing_period: string },
): Promise<BillingPeriodStatus[]> {
  const rows = await deliveredPeriods(database, billing_period)
  return newestDeliveries(rows, (row) => JSON.stringify([row.invoice_issuer_name, row.starts_at]))
    .map(({ id: _id, opened_at: _opened, ...row }) => ({
      ...row,
      cloud_provider: providerNamed(row.invoice_issuer_name),
    }))
    .sort((one, other) => (one.invoice_issuer_name < other.invoice_issuer_name ? -1 : 1))
}
