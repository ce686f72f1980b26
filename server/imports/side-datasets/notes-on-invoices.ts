import type { Knex } from 'knex'
import type { InvoiceRow } from '../../database/invoice-tables.ts'
import { newestDeliveries } from './newest-deliveries.ts'

const mostNamed = 20
/** As many as fit into one statement. */
const step = 200

const keyOf = (row: InvoiceRow): string =>
  JSON.stringify([row.billing_account_id, row.billing_period, row.invoice_id])
const placeOf = (row: InvoiceRow): string =>
  `Invoice ${row.invoice_id} of ${row.billing_account_id}, ${row.billing_period}`

/** What became of an import's invoices that were known before with something else to pay. */
export async function notesOnInvoices(transaction: Knex.Transaction, importId: number): Promise<string[]> {
  const brought = await transaction('invoices').where({ import_id: importId }).orderBy('invoice_id')
  const notes: string[] = []
  for (let start = 0; start < brought.length; start += step) {
    const fresh = brought.slice(start, start + step)
    const earlier = await transaction('invoices')
      .join('imports', 'imports.id', 'invoices.import_id')
      .where('imports.status', 'done')
      .whereNot('imports.id', importId)
      .whereIn('invoices.invoice_id', [...new Set(fresh.map((row) => row.invoice_id))])
      .orderBy('invoices.id')
      .select('invoices.*')
    const known = new Map(
      newestDeliveries(earlier, keyOf).map((row) => [`${keyOf(row)} ${row.currency}`, row]),
    )
    for (const row of fresh) {
      const old = known.get(`${keyOf(row)} ${row.currency}`)
      if (old !== undefined) notes.push(...noteOn(old, row))
    }
  }
  const more = notes.length - mostNamed
  return more > 0 ? [...notes.slice(0, mostNamed), `And ${more} more invoices changed.`] : notes
}

function noteOn(old: InvoiceRow, fresh: InvoiceRow): string[] {
  const [first] = newestDeliveries([old, fresh], () => '')
  if (first === old) return [`${placeOf(fresh)}: a newer delivery of this invoice counts already.`]
  if (old.status !== 'voided' && fresh.status === 'voided') return [`${placeOf(fresh)}: it was voided.`]
  if (old.total === fresh.total) return []
  return [`${placeOf(fresh)}: ${old.total} ${old.currency} before, ${fresh.total} ${fresh.currency} now.`]
}
