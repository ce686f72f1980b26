import type { Knex } from 'knex'
import { subtractDecimals, sumDecimals } from '../../shared/decimal.ts'
import { groupBy } from '../../shared/group-by.ts'
import { insertRows } from '../database/insert-rows.ts'
import type { Replacement } from './settle-bills.ts'

type Total = { readonly service_name: string; readonly billing_currency: string; readonly total: string }

/** Writes down what a bill said before and what its newer delivery says, in all and of each service that changed. */
export async function recordRestatement(
  transaction: Knex.Transaction,
  { old, fresh }: Replacement,
  now: string,
): Promise<void> {
  const before = await totalsOf(transaction, old.id)
  const after = await totalsOf(transaction, fresh.id)
  const [allBefore, allAfter] = [sumsByCurrency(before), sumsByCurrency(after)]
  const services = new Map([...before, ...after])
  const rows = [...services].flatMap(([key, { service_name, billing_currency }]) => {
    const [was, is] = [before.get(key)?.total ?? '0', after.get(key)?.total ?? '0']
    const difference = subtractDecimals(is, was)
    if (difference === '0') return []
    const { import_id, cloud_provider, billing_account_id, billing_period } = fresh
    const unit = [import_id, cloud_provider, billing_account_id, billing_period]
    const totals = [allBefore.get(billing_currency) ?? '0', allAfter.get(billing_currency) ?? '0']
    return [[...unit, service_name, billing_currency, was, is, difference, ...totals, now]]
  })
  await insertRows(transaction, 'restatements', columns, rows)
}

const columns = [
  'import_id',
  'cloud_provider',
  'billing_account_id',
  'billing_period',
  'service_name',
  'billing_currency',
  'before',
  'after',
  'difference',
  'bill_before',
  'bill_after',
  'created_at',
]

function sumsByCurrency(totals: ReadonlyMap<string, Total>): Map<string, string> {
  const groups = groupBy([...totals.values()], (total) => total.billing_currency)
  return new Map(
    [...groups].map(([currency, members]) => [currency, sumDecimals(members.map(({ total }) => total))]),
  )
}

async function totalsOf(transaction: Knex.Transaction, billId: number): Promise<Map<string, Total>> {
  const days = await transaction('bill_days')
    .where({ bill_id: billId })
    .select('service_name', 'billing_currency', 'billed_cost')
  const groups = groupBy(days, (day) => `${day.billing_currency} ${day.service_name}`)
  return new Map(
    [...groups].map(([key, members]) => {
      const { service_name = '', billing_currency = '' } = members[0] ?? {}
      const total = sumDecimals(members.map((day) => day.billed_cost))
      return [key, { service_name, billing_currency, total }]
    }),
  )
}
