import type { Knex } from 'knex'
import { sumDecimals } from '../../shared/decimal.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { BillDayRow } from '../database/bill-tables.ts'
import { cellOf, type Cell } from './bill-cells.ts'

/** BilledCost of a service in a currency, exact. */
export type ServiceTotal = {
  readonly service_name: string
  readonly billing_currency: string
  readonly total: string
}

/** Which cells of a bill are meant; all of them where there is no such set. */
export type BillCells = ReadonlyMap<number, ReadonlySet<Cell> | undefined>

/** The daily sums of some cells of some bills. */
export async function daysOfBills(database: Knex, bills: BillCells): Promise<BillDayRow[]> {
  const days = await database('bill_days')
    .whereIn('bill_id', [...bills.keys()])
    .select('*')
  return days.filter((day) => bills.get(day.bill_id)?.has(cellOf(day.date, day.sub_account_id)) ?? true)
}

/** BilledCost by service and currency. */
export function totalsByService(days: readonly BillDayRow[]): Map<string, ServiceTotal> {
  const groups = groupBy(days, (day) => `${day.billing_currency} ${day.service_name}`)
  return new Map(
    [...groups].map(([key, members]) => {
      const { service_name = '', billing_currency = '' } = members[0] ?? {}
      return [
        key,
        { service_name, billing_currency, total: sumDecimals(members.map((day) => day.billed_cost)) },
      ]
    }),
  )
}

/** Exact sums by currency, without those of nothing. */
export function sumsByCurrency(
  days: readonly BillDayRow[],
  column: 'billed_cost' | 'effective_cost' = 'billed_cost',
): Record<string, string> {
  const groups = groupBy(days, (day) => day.billing_currency)
  return Object.fromEntries(
    [...groups].map(([currency, members]) => [currency, sumDecimals(members.map((day) => day[column]))]),
  )
}
