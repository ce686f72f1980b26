import type { AccountCoverage } from '../../shared/coverage.ts'
import { groupBy } from '../../shared/group-by.ts'
import { outsideKnownDays } from '../../shared/known-days.ts'
import type { Day } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { BillRow } from '../database/bill-tables.ts'
import { coverDays } from './cover-days.ts'

type CountedBill = BillRow & { readonly finished_at: string | null }

/** Which days of each billing account the bills that count cover, by provider and account. */
export async function listCoverage({ database, clock }: Context): Promise<AccountCoverage[]> {
  const bills: CountedBill[] = await database('bills')
    .join('imports', 'imports.id', 'bills.import_id')
    .where('bills.state', 'counted')
    .select('bills.*', 'imports.finished_at')
    .orderBy(['bills.cloud_provider', 'bills.billing_account_id', 'bills.billing_period', 'bills.id'])
  const days = await database('bill_days')
    .whereIn('bill_id', database('bills').where({ state: 'counted' }).select('id'))
    .distinct('bill_id', 'date')
  const daysOfBill = groupBy(days, (day) => day.bill_id)
  const accounts = groupBy(bills, (bill) => `${bill.cloud_provider} ${bill.billing_account_id}`)
  return [...accounts.values()].flatMap((members) => {
    const charged = new Set(members.flatMap((bill) => (daysOfBill.get(bill.id) ?? []).map((day) => day.date)))
    return coverageOf(members, charged, clock.today())
  })
}

function coverageOf(bills: readonly CountedBill[], charged: ReadonlySet<Day>, today: Day): AccountCoverage[] {
  const newest = [...bills].sort((one, other) => one.import_id - other.import_id).at(-1)
  const covering = bills.map((bill) => ({ ...bill, is_final: bill.is_final === 1 }))
  const days = coverDays(covering, charged, today)
  const sorted = [...charged].filter((day) => outsideKnownDays(day, today) === null).sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (newest === undefined || first === undefined || last === undefined) return []
  const gap = days.findIndex((day) => day.state !== 'complete')
  const complete = gap < 0 ? days.at(-1) : days[gap - 1]
  const { cloud_provider, billing_account_id, billing_account_name, import_id, finished_at } = newest
  return [
    {
      cloud_provider,
      billing_account_id,
      billing_account_name,
      first_day: first,
      last_day: last,
      complete_through: complete?.date ?? null,
      last_import_id: import_id,
      last_import_at: finished_at,
      periods: [...groupBy(covering, (bill) => bill.billing_period)].map(([billing_period, members]) => ({
        billing_period,
        datasets: members.map((bill) => bill.dataset),
        is_final: members.every((bill) => bill.is_final),
      })),
      days,
    },
  ]
}
