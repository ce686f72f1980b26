import type { Provider } from '../../shared/catalogue.ts'
import type { Context } from '../../server/context.ts'
import { changeData } from '../../server/database/data-version.ts'
import { ensureConversions } from '../../server/exchange-rates/conversion-rates.ts'
import type { NewCloudCost } from '../../server/database/tables.ts'
import { sourceOfKind } from '../../server/sources/source-of-kind.ts'

/** One row, with only what a test cares about spelled out. */
export function costRow(
  overrides: Partial<NewCloudCost> & { cost?: number | null } = {},
): Omit<NewCloudCost, 'source_id'> {
  const cost = overrides.cost === undefined ? 100 : overrides.cost
  const provider: Provider = 'AWS'
  return {
    cloud_provider: provider,
    service_name: 'EC2',
    service_category: null,
    date: '2026-11-24',
    effective_cost: cost,
    billing_currency: 'USD',
    cost_in_billing_currency: cost ?? 0,
    effective_cost_in_billing_currency: cost ?? 0,
    created_at: '2026-11-24T12:00:00.000Z',
    ...overrides,
    cost,
  }
}

/** Puts rows into the database as if they were demo data. */
export async function insertCosts(
  ctx: Context,
  rows: readonly Omit<NewCloudCost, 'source_id'>[],
): Promise<void> {
  await changeData(ctx.database, async (transaction) => {
    const source_id = await sourceOfKind(transaction, 'demo', ctx.clock.now())
    await transaction.batchInsert(
      'cloud_costs',
      rows.map((row) => ({ ...row, source_id })),
      500,
    )
    // Databases of before it had rates in another table.
    if (!(await transaction.schema.hasTable('conversion_rates'))) return
    const billed = new Set(
      rows.map(({ date, billing_currency }) => `${date.slice(0, 7)} ${billing_currency}`),
    )
    await ensureConversions(
      transaction,
      [...billed].map((told) => ({ month: told.slice(0, 7), currency: told.slice(8) })),
    )
  })
}
