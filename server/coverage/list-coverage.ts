import type { AccountCoverage } from '../../shared/coverage.ts'
import { groupBy } from '../../shared/group-by.ts'
import { knownAmong } from '../../shared/known-days.ts'
import type { Day } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { billDeliveries, type AccountDelivery } from './bill-deliveries.ts'
import { coverDays } from './cover-days.ts'

/** Which days of each billing account the bills that count cover, by provider and account. */
export async function listCoverage(ctx: Context): Promise<AccountCoverage[]> {
  const { incomplete_hours } = await insightSettings(ctx)
  const accounts = await billDeliveries(ctx, undefined, null)
  return accounts.flatMap((account) => coverageOf(account, ctx.clock.today(), incomplete_hours))
}

function coverageOf(account: AccountDelivery, today: Day, incompleteHours: number): AccountCoverage[] {
  const newest = account.accountBills.toSorted((one, other) => one.import_id - other.import_id).at(-1)
  const days = coverDays(account, today, incompleteHours)
  const sorted = knownAmong(account.charged, today).sort()
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
      periods: [...groupBy(account.accountBills, (bill) => bill.billing_period)].map(
        ([billing_period, members]) => ({
          billing_period,
          datasets: members.map((bill) => bill.dataset),
          is_final: members.every((bill) => bill.is_final === 1),
        }),
      ),
      days,
    },
  ]
}
