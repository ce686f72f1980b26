import type { Context } from '../context.ts'

/** The months that there is a bill, an invoice or a billing period of, newest first. */
export async function listMonths({ database }: Context): Promise<string[]> {
  const bills = await database('bills').where({ state: 'counted' }).distinct('billing_period')
  const entered = await database('invoice_totals').distinct('billing_period')
  const [invoices, periods] = await Promise.all(
    (['invoices', 'billing_periods'] as const).map((table) =>
      database(table)
        .join('imports', 'imports.id', `${table}.import_id`)
        .where('imports.status', 'done')
        .distinct('billing_period'),
    ),
  )
  const found = [...bills, ...entered, ...(invoices ?? []), ...(periods ?? [])]
  return [...new Set(found.map((row) => row.billing_period))].sort().toReversed()
}
