import type { Context } from '../context.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'

/** A text that changes whenever any cost does. */
export async function dataVersion({ database }: Pick<Context, 'database'>): Promise<string> {
  const row: Record<string, number | null> | undefined = await database('cloud_costs')
    .select(
      database.raw('max(id) as newest'),
      database.raw('count(*) as rows'),
      database.raw('sum(cost) as billed'),
      database.raw('sum(effective_cost) as effective'),
    )
    .first()
  return JSON.stringify({ ...row, currency: await reportingCurrency(database) })
}
