import type { Health } from '../../shared/api-index.ts'
import { faultWarnings } from '../charges/charge-faults.ts'
import type { Context } from '../context.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { hasDemoData } from '../demo-data/seed.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { product } from '../version.ts'

/** Asks the database, so that a broken one is noticed. */
export async function checkHealth(ctx: Context): Promise<Health> {
  return {
    status: 'ok',
    version: product.version,
    today: ctx.clock.today(),
    now: ctx.clock.now(),
    has_demo_data: await hasDemoData(ctx),
    currency: await reportingCurrency(ctx.database),
    data: await dataBounds(ctx),
    warnings: faultWarnings(await ctx.charges.faults()),
  }
}
