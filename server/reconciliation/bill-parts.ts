import { roundForApi } from '../../shared/money.ts'
import type { Context } from '../context.ts'
import { correctionSql } from '../costs/kinds-of-charges.ts'
import type { Part } from './explain-difference.ts'

/** The kinds of charges that invoices show apart, each with its condition on a charge. */
const conditions: readonly (readonly [Part['kind'], string])[] = [
  ['usage', `charge_category = 'Usage'`],
  ['purchases', `charge_category = 'Purchase'`],
  ['tax', `charge_category = 'Tax'`],
  ['credits', `charge_category = 'Credit'`],
  ['adjustments', `charge_category = 'Adjustment'`],
  ['support', `lower(bill_service_name) like '%support%'`],
  ['refunds', correctionSql({ charge_class: 'charge_class' })],
]

/** What the charges of some bills in one currency are made of; parts of nothing are left out. */
export async function partsOfBills(
  { charges }: Context,
  billIds: readonly number[],
  currency: string,
): Promise<Part[]> {
  const { database } = charges
  const sums = conditions.map(([kind, condition]) =>
    database.raw(`sum(case when ${condition} then billed_cost else 0 end) as ??`, [kind]),
  )
  const row: Record<string, number | null> | undefined = await database
    .from(database.raw(`${charges.counted('sum')} as c`))
    .whereIn('c.bill_id', billIds)
    .where({ 'c.billing_currency': currency })
    .first(...sums)
  return conditions.flatMap(([kind]) => {
    const amount = roundForApi(row?.[kind] ?? 0)
    return amount === 0 ? [] : [{ kind, amount: amount.toFixed(6).replace(/\.?0+$/, '') }]
  })
}
