import { roundToCents } from '../../shared/money.ts'
import type { Context } from '../context.ts'

export type Disagreement = {
  readonly bill_id: number
  readonly date: string
  readonly service_name: string
  readonly billing_currency: string
  readonly charges: number
  readonly costs: number
}

type Sum = Omit<Disagreement, 'charges' | 'costs'> & { readonly total: number }

/**
 * Holds the daily costs against the charges that they add up, bill by bill.
 *
 * @returns every day and service where they differ by half a cent or more; none where all is well.
 */
export async function checkBills({ database, charges: store }: Context): Promise<Disagreement[]> {
  const keys = ['bill_id', 'date', 'service_name', 'billing_currency'] as const
  const charges: Sum[] = await store.database
    .from(store.database.raw(`${store.counted('charge')} as c`))
    .select(
      ...keys.map((key) => store.database.raw(`cast(c.${key} as text) as ${key}`)),
      store.database.raw('sum(c.billed_cost) as total'),
    )
    .groupBy(keys.map((key) => `c.${key}`))
  const costs: Sum[] = await database('cloud_costs')
    .whereNotNull('bill_id')
    .select(...keys, database.raw('sum(cost_in_billing_currency) as total'))
    .groupBy(keys)
  const keyOf = (sum: Sum) => keys.map((key) => sum[key]).join('|')
  const [charged, costed] = [charges, costs].map((sums) => new Map(sums.map((sum) => [keyOf(sum), sum])))
  return [...new Map([...(charged ?? []), ...(costed ?? [])])].flatMap(
    ([key, { total: _total, ...place }]) => {
      const difference = { charges: charged?.get(key)?.total ?? 0, costs: costed?.get(key)?.total ?? 0 }
      return roundToCents(difference.charges - difference.costs) === 0 ? [] : [{ ...place, ...difference }]
    },
  )
}
