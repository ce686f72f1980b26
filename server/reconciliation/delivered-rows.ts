import type { BillingPeriodRow, InvoiceRow } from '../database/invoice-tables.ts'
import type { Database } from '../database/connect.ts'

/** The invoices of a month in all deliveries that were not taken back. */
export async function deliveredInvoices(database: Database, billing_period: string): Promise<InvoiceRow[]> {
  return database('invoices')
    .join('imports', 'imports.id', 'invoices.import_id')
    .where('billing_period', billing_period)
    .where('imports.status', 'done')
    .orderBy(['invoices.invoice_id', 'invoices.id'])
    .select('invoices.*')
}

/** The billing periods of a month in all deliveries that were not taken back. */
export async function deliveredPeriods(
  database: Database,
  billing_period: string,
): Promise<BillingPeriodRow[]> {
  return database('billing_periods')
    .join('imports', 'imports.id', 'billing_periods.import_id')
    .where('billing_period', billing_period)
    .where('imports.status', 'done')
    .orderBy('billing_periods.id')
    .select('billing_periods.*')
}
