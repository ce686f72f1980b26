import type { Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import { endOfMonth, startOfMonth, type Day, type DayRange } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import { whereDaysCounted } from '../costs/counted-days.ts'
import type { BillDayRow, BillRow } from '../database/bill-tables.ts'
import type { Database } from '../database/connect.ts'

export type AccountBill = BillRow & {
  /** When its import ended; null while it runs. */
  readonly finished_at: string | null
}

/** A bill that counts, with the days that it has charges of. */
export type ChargedDays = { readonly bill: AccountBill; readonly days: readonly Day[] }

const kept = createMemory<readonly ChargedDays[]>()

/**
 * The one place that asks which days the counted bills of which account have.
 *
 * @param providers only these; undefined for all.
 * @param window only the days and the bills that touch it; null for all.
 * @returns by provider, account, billing period and bill.
 */
export async function chargedDays(
  database: Database,
  providers: readonly Provider[] | undefined,
  window: DayRange | null,
): Promise<ChargedDays[]> {
  // Whole months serve many windows.
  const months = window === null ? null : monthsOf(window)
  const all = await kept({ database }, JSON.stringify(months), () => readCharged(database, months))
  return all.flatMap(({ bill, days }) => {
    if (providers !== undefined && !providers.includes(bill.cloud_provider)) return []
    if (window === null) return [{ bill, days }]
    const { start_date, end_date } = window
    if (bill.first_day > end_date || bill.last_day < start_date) return []
    return [{ bill, days: days.filter((day) => day >= start_date && day <= end_date) }]
  })
}

function monthsOf({ start_date, end_date }: DayRange): DayRange {
  return { start_date: startOfMonth(start_date), end_date: endOfMonth(end_date) }
}

async function readCharged(database: Database, window: DayRange | null): Promise<ChargedDays[]> {
  const query = database('bills')
    .join('imports', 'imports.id', 'bills.import_id')
    .where('bills.state', 'counted')
    .orderBy(['bills.cloud_provider', 'bills.billing_account_id', 'bills.billing_period', 'bills.id'])
  if (window !== null)
    query.where('bills.first_day', '<=', window.end_date).where('bills.last_day', '>=', window.start_date)
  const bills: AccountBill[] = await query.select('bills.*', 'imports.finished_at')
  if (bills.length === 0) return []
  const dated = database('bill_days as d')
    .join('bills as b', 'b.id', 'd.bill_id')
    .whereIn(
      'd.bill_id',
      bills.map(({ id }) => id),
    )
  whereDaysCounted(dated)
  if (window !== null) dated.whereBetween('d.date', [window.start_date, window.end_date])
  const days: Pick<BillDayRow, 'bill_id' | 'date'>[] = await dated.distinct('d.bill_id', 'd.date')
  const daysOfBill = groupBy(days, ({ bill_id }) => bill_id)
  return bills.map((bill) => ({ bill, days: (daysOfBill.get(bill.id) ?? []).map(({ date }) => date) }))
}
