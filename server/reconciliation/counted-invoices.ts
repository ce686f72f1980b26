import type { InvoiceRow } from '../database/invoice-tables.ts'
import { isNewer, newestDeliveries } from '../imports/side-datasets/newest-deliveries.ts'

export type CountedInvoice = InvoiceRow & { readonly is_counted: boolean }

/**
 * Which invoices of a month add up to what is asked for. The newest delivery of each invoice counts, unless it is void.
 * A provisional one is not counted any more once its issuer delivered issued ones of that account without it.
 *
 * @param rows all deliveries of a month.
 */
export function countedInvoices(rows: readonly InvoiceRow[]): CountedInvoice[] {
  const newest = newestDeliveries(rows, (row) => JSON.stringify([row.billing_account_id, row.invoice_id]))
  return newest.map((row) => ({
    ...row,
    is_counted: row.status !== 'voided' && !newest.some((other) => supersedes(other, row)),
  }))
}

function supersedes(issued: InvoiceRow, provisional: InvoiceRow): boolean {
  return (
    provisional.status === 'open' &&
    issued.status === 'issued' &&
    issued.import_id !== provisional.import_id &&
    issued.billing_account_id === provisional.billing_account_id &&
    issued.invoice_issuer_name === provisional.invoice_issuer_name &&
    isNewer(issued, provisional)
  )
}
