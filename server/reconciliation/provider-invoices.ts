import { providerNamed, type Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Context } from '../context.ts'
import { countedInvoices, type CountedInvoice } from './counted-invoices.ts'
import { deliveredInvoices } from './delivered-rows.ts'

export type AccountInvoice = CountedInvoice & { readonly cloud_provider: Provider }

/**
 * The invoices of a month as providers delivered them, each with the provider of its account: who issues it where that
 * is one that we know, else, as with resellers, the only one that bills are known of.
 */
export async function providerInvoices(ctx: Context, billing_period: string): Promise<AccountInvoice[]> {
  const invoices = countedInvoices(await deliveredInvoices(ctx.database, billing_period))
  const accounts = await ctx
    .database('bills')
    .where({ state: 'counted' })
    .distinct('cloud_provider', 'billing_account_id')
  const known = groupBy(accounts, (account) => account.billing_account_id)
  return invoices.map((invoice) => {
    const issuer = providerNamed(invoice.invoice_issuer_name)
    const [only, ...others] = known.get(invoice.billing_account_id) ?? []
    const cloud_provider =
      issuer === 'Other' && only !== undefined && others.length === 0 ? only.cloud_provider : issuer
    return { ...invoice, cloud_provider }
  })
}
