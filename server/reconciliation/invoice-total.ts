import { subtractDecimals, sumDecimals } from '../../shared/decimal.ts'
import type { BillingPeriodStatus } from '../../shared/provider-invoice.ts'
import type { InvoiceTotal, Reconciliation } from '../../shared/reconciliation.ts'
import type { AccountInvoice } from './provider-invoices.ts'

type Total = Pick<Reconciliation, 'invoice_total' | 'invoice_origin' | 'invoices'>

/**
 * What the invoices of an account ask for in one currency. What a person entered goes before what was delivered.
 *
 * @param entered the total that a person entered.
 * @param delivered those of the account and currency that the provider delivered.
 */
export function invoiceTotalOf(
  entered: InvoiceTotal | undefined,
  delivered: readonly AccountInvoice[],
): Total {
  const counted = delivered.filter((invoice) => invoice.is_counted)
  const ofBill =
    counted.length === 0
      ? { invoice_total: null, invoice_origin: null }
      : { invoice_total: sumDecimals(counted.map(({ total }) => total)), invoice_origin: 'bill' as const }
  return {
    ...(entered === undefined
      ? ofBill
      : { invoice_total: entered.total, invoice_origin: 'entered' as const }),
    invoices: delivered.map(
      ({ invoice_id, invoice_issuer_name, status, total, line_count, issued_at, is_counted, import_id }) => ({
        invoice_id,
        invoice_issuer_name,
        status,
        total,
        line_count,
        issued_at,
        is_counted,
        import_id,
      }),
    ),
  }
}

/** What there is to know about delivered invoices, in sentences. */
export function invoiceNotes({ invoice_total, invoice_origin, invoices }: Total, currency: string): string[] {
  const counted = invoices.filter((invoice) => invoice.is_counted)
  const delivered = sumDecimals(counted.map(({ total }) => total))
  const provisional = counted.filter(({ status }) => status === 'open')
  const gone = invoices.filter(({ status, is_counted }) => status === 'open' && !is_counted)
  const ids = (some: readonly { readonly invoice_id: string }[]) =>
    some.map(({ invoice_id }) => invoice_id).join(', ')
  const isOther =
    invoice_origin === 'entered' && counted.length > 0 && invoice_total !== null
      ? subtractDecimals(invoice_total, delivered) !== '0'
      : false
  return [
    ...(isOther
      ? [`The provider's invoices add up to ${delivered} ${currency}; the entered total goes before.`]
      : []),
    ...(provisional.length > 0 ? [`Still provisional: invoice ${ids(provisional)}.`] : []),
    ...(gone.length > 0
      ? [`Not in the total: the provisional invoice ${ids(gone)}, which a newer delivery no longer has.`]
      : []),
  ]
}

/**
 * Whether the provider says that a month is closed for an account: by the issuers of its invoices, else by the issuers
 * that are its provider. Null where nothing is said.
 */
export function periodStatusOf(
  account: Pick<BillingPeriodStatus, 'cloud_provider'>,
  invoices: readonly AccountInvoice[],
  periods: readonly BillingPeriodStatus[],
): Reconciliation['period_status'] {
  const issuers = new Set(invoices.map((invoice) => invoice.invoice_issuer_name))
  const named = periods.filter((period) => issuers.has(period.invoice_issuer_name))
  // Any number of providers go by Other.
  const ofProvider =
    account.cloud_provider === 'Other'
      ? []
      : periods.filter((period) => period.cloud_provider === account.cloud_provider)
  const said = named.length > 0 ? named : ofProvider
  if (said.length === 0) return null
  return said.some(({ status }) => status === 'open') ? 'open' : 'closed'
}
