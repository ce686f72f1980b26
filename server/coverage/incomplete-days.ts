import type { IncompleteDay } from '../../shared/coverage.ts'
import { groupBy } from '../../shared/group-by.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import type { Provider } from '../../shared/catalogue.ts'
import type { Context } from '../context.ts'
import type { BillRow } from '../database/bill-tables.ts'
import { coverDays } from './cover-days.ts'

/** How far around a range the habits of an account are looked at. */
const habitDays = 60

/**
 * The days of a range that the bills do not cover completely. Demo data and entries by hand are always complete. An
 * account that is charged on less than half of its days says nothing by a gap.
 *
 * @param filter only the bills of these providers.
 * @returns oldest first.
 */
export async function incompleteDays(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  filter: { readonly cloud_provider?: Provider | readonly Provider[] | undefined },
  range: DayRange,
): Promise<IncompleteDay[]> {
  const window = {
    start_date: addDays(range.start_date, -habitDays),
    end_date: addDays(range.end_date, habitDays),
  }
  const query = database('bills')
    .where('state', 'counted')
    .where('first_day', '<=', window.end_date)
    .where('last_day', '>=', window.start_date)
  if (filter.cloud_provider !== undefined) query.whereIn('cloud_provider', [filter.cloud_provider].flat())
  const bills: BillRow[] = await query.select('bills.*')
  if (bills.length === 0) return []
  const days = await database('bill_days')
    .whereIn(
      'bill_id',
      bills.map(({ id }) => id),
    )
    .whereBetween('date', [window.start_date, window.end_date])
    .distinct('bill_id', 'date')
  const daysOfBill = groupBy(days, (day) => day.bill_id)
  const accounts = groupBy(bills, (bill) => `${bill.cloud_provider} ${bill.billing_account_id}`)
  const covered = [...accounts.values()].map((own) => {
    const charged = new Set(own.flatMap((bill) => (daysOfBill.get(bill.id) ?? []).map((day) => day.date)))
    return coverageOf(own, charged, clock.today())
  })
  return combined(covered, range)
}

type Coverage = ReadonlyMap<Day, 'complete' | 'partial' | 'missing'>

function coverageOf(bills: readonly BillRow[], charged: ReadonlySet<Day>, today: Day): Coverage {
  const sorted = [...charged].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return new Map()
  if (charged.size * 2 < countDays({ start_date: first, end_date: last })) return new Map()
  const days = coverDays(
    bills.map((bill) => ({ ...bill, is_final: bill.is_final === 1 })),
    charged,
    today,
  )
  const states = new Map(days.map(({ date, state }) => [date, state]))
  // Of an account that still delivers, today is not there yet either.
  if (days.at(-1)?.date === addDays(today, -1)) states.set(today, 'missing')
  return states
}

function combined(accounts: readonly Coverage[], range: DayRange): IncompleteDay[] {
  const known = new Set(accounts.flatMap((days) => [...days.keys()]))
  const asked = [...known].filter((date) => date >= range.start_date && date <= range.end_date)
  return asked.sort().flatMap((date) => {
    const states = accounts.flatMap((days) => days.get(date) ?? [])
    if (states.every((state) => state === 'complete')) return []
    return [{ date, state: states.every((state) => state === 'missing') ? 'missing' : 'partial' }]
  })
}
