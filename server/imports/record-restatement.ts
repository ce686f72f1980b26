import type { Knex } from 'knex'
import { subtractDecimals } from '../../shared/decimal.ts'
import type { BillDayRow } from '../database/bill-tables.ts'
import { insertRows } from '../database/insert-rows.ts'
import { sumsByCurrency, totalsByService } from './counted-totals.ts'
import type { Unit } from './unit-of-bill.ts'

/** What counted of a unit in one dataset, before and after a delivery took effect. */
export type Restated = {
  readonly import_id: number
  readonly unit: Unit
  readonly before: readonly BillDayRow[]
  readonly after: readonly BillDayRow[]
  readonly now: string
}

/** Writes down what counted before a delivery and what counts since, in all and of each service that changed. */
export async function recordRestatement(transaction: Knex.Transaction, restated: Restated): Promise<void> {
  const { import_id, unit, now } = restated
  const before = totalsByService(restated.before)
  const after = totalsByService(restated.after)
  const [allBefore, allAfter] = [sumsByCurrency(restated.before), sumsByCurrency(restated.after)]
  const services = new Map([...before, ...after])
  const rows = [...services].flatMap(([key, { service_name, billing_currency }]) => {
    const [was, is] = [before.get(key)?.total ?? '0', after.get(key)?.total ?? '0']
    const difference = subtractDecimals(is, was)
    if (difference === '0') return []
    const place = [import_id, unit.cloud_provider, unit.billing_account_id, unit.billing_period]
    const totals = [allBefore[billing_currency] ?? '0', allAfter[billing_currency] ?? '0']
    return [[...place, service_name, billing_currency, was, is, difference, ...totals, now]]
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
