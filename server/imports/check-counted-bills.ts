import type { Knex } from 'knex'
import type { ControlTotals } from '../../shared/bill-import.ts'
import { subtractDecimals, sumDecimals } from '../../shared/decimal.ts'
import { cellOf } from './bill-cells.ts'
import { daysOfBills } from './counted-totals.ts'
import type { Unit } from './unit-of-bill.ts'

/** Sums in the database are floating-point numbers where the engine has no decimals. */
const tolerance = (size: number) => Math.max(1e-6, size * 1e-9)

type Sum = {
  readonly bill_id: number
  readonly currency: string
  readonly billed: number
  readonly effective: number
}

/**
 * Holds what the daily costs count of some units against the exact sums of their bills.
 *
 * @throws Error that names a bill whose sums differ.
 */
export async function checkCountedBills(database: Knex, units: readonly Unit[]): Promise<void> {
  for (const unit of units) {
    const bills = await database('bills').where(unit).where({ state: 'counted' })
    const ids = bills.map(({ id }) => id)
    const excluded = await database('excluded_cells').whereIn('bill_id', ids)
    const measureOf = new Map(
      excluded.map((cell) => [`${cell.bill_id} ${cellOf(cell.date, cell.sub_account_id)}`, cell.measure]),
    )
    const days = await daysOfBills(database, new Map(ids.map((id) => [id, undefined])))
    const counted: Sum[] = await database('cloud_costs')
      .whereIn('bill_id', ids)
      .select('bill_id', 'billing_currency as currency')
      .sum({ billed: 'cost_in_billing_currency', effective: 'effective_cost_in_billing_currency' })
      .groupBy('bill_id', 'billing_currency')
    for (const bill of bills) {
      const own = days
        .filter(({ bill_id }) => bill_id === bill.id)
        .map((day) => ({
          ...day,
          measure: measureOf.get(`${bill.id} ${cellOf(day.date, day.sub_account_id)}`),
        }))
        .filter(({ measure }) => measure !== 'all')
      for (const currency of new Set(own.map((day) => day.billing_currency))) {
        const part = own.filter((day) => day.billing_currency === currency)
        const spread = bill.effective_counts === 0 ? [] : part.filter(({ measure }) => measure === undefined)
        const purchases = bill.effective_counts === 2 ? spread.map((day) => day.commitment_purchase) : []
        const found = counted.find((sum) => sum.bill_id === bill.id && sum.currency === currency)
        agree(bill.id, Number(sumDecimals(part.map((day) => day.billed_cost))), Number(found?.billed ?? 0))
        agree(
          bill.id,
          Number(
            subtractDecimals(sumDecimals(spread.map((day) => day.effective_cost)), sumDecimals(purchases)),
          ),
          Number(found?.effective ?? 0),
        )
      }
    }
  }
}

function agree(bill: number, said: number, counted: number): void {
  if (Math.abs(said - counted) <= tolerance(Math.abs(said))) return
  throw new Error(`Bill ${bill} says ${said} and ${counted} would count.`)
}

/**
 * Holds what an import wrote against what it read: every row, every charge of every bill, and the control totals to the
 * last digit.
 *
 * @param read the rows that were kept, how many charges they make in each bill, and their exact sums.
 * @throws Error where something is missing or doubled.
 */
export async function checkWrittenBills(
  database: Knex,
  importId: number,
  read: {
    readonly rows: number
    readonly charges: ReadonlyMap<number, number>
    readonly totals: ControlTotals
    readonly storesFiles: boolean
  },
): Promise<void> {
  const bills = await database('bills').where({ import_id: importId, state: 'staged' })
  const rows = bills.reduce((sum, bill) => sum + bill.row_count, 0)
  if (rows !== read.rows) throw new Error(`${read.rows} rows were read and ${rows} are written.`)
  const ids = bills.map(({ id }) => id)
  const stored = await storedCharges(database, ids, read.storesFiles)
  for (const id of new Set([...ids, ...read.charges.keys()])) {
    const [staged, kept] = [read.charges.get(id) ?? 0, stored.get(id) ?? 0]
    if (staged !== kept) throw new Error(`Bill ${id} has ${staged} charges and ${kept} are written.`)
  }
  const days = await daysOfBills(database, new Map(ids.map((id) => [id, undefined])))
  const charges = read.storesFiles ? null : await sumCharges(database, ids)
  for (const [currency, { billed_cost, effective_cost }] of Object.entries(read.totals.by_currency)) {
    const own = days.filter((day) => day.billing_currency === currency)
    const billed = sumDecimals(own.map((day) => day.billed_cost))
    const effective = sumDecimals(own.map((day) => day.effective_cost))
    if (billed !== billed_cost || effective !== effective_cost) {
      const read = `${billed_cost} and ${effective_cost} ${currency}`
      throw new Error(`The bill says ${read}, and ${billed} and ${effective} are written.`)
    }
    if (charges === null) continue
    const written = charges.find((sum) => sum.currency === currency)
    if (!isClose(Number(billed), Number(written?.billed ?? 0), rows)) {
      throw new Error(`The charges come to ${written?.billed ?? 0} ${currency}, not to ${billed}.`)
    }
  }
}

async function sumCharges(database: Knex, ids: readonly number[]): Promise<Omit<Sum, 'bill_id'>[]> {
  return database('charges')
    .whereIn('bill_id', ids)
    .select('billing_currency as currency')
    .sum({ billed: 'billed_cost', effective: 'effective_cost' })
    .groupBy('billing_currency')
}

/** How many charges of each bill are kept, counted where they are kept; files were read again for it. */
async function storedCharges(
  database: Knex,
  ids: readonly number[],
  storesFiles: boolean,
): Promise<Map<number, number>> {
  if (storesFiles) {
    const files = await database('charge_files').whereIn('bill_id', ids).where({ grain: 'charge' })
    return new Map(files.map(({ bill_id, row_count }) => [bill_id, row_count]))
  }
  const counts: { bill_id: number; charges: number }[] = await database('charges')
    .whereIn('bill_id', ids)
    .select('bill_id')
    .count({ charges: '*' })
    .groupBy('bill_id')
  return new Map(counts.map(({ bill_id, charges }) => [bill_id, Number(charges)]))
}

/** Charges that are rows are kept with 12 decimals, so that each may be off by half of the last. */
function isClose(said: number, kept: number, rows: number): boolean {
  return Math.abs(said - kept) <= tolerance(Math.abs(said)) + rows * 1e-12
}
