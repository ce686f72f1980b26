import type { Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargedDays, type AccountBill } from './charged-days.ts'
import type { Delivery } from './delivery.ts'

/** A delivery of a billing account, with the bills that count. */
export type AccountDelivery = Delivery & { readonly accountBills: readonly AccountBill[] }

/**
 * What each billing account has delivered, by the bills that count.
 *
 * @param providers only these; undefined for all.
 * @param window only the days and the bills that touch it; null for all.
 */
export async function billDeliveries(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  providers: readonly Provider[] | undefined,
  window: DayRange | null,
): Promise<AccountDelivery[]> {
  const charged = await chargedDays(database, providers, window)
  const accounts = groupBy(charged, ({ bill }) => `${bill.cloud_provider} ${bill.billing_account_id}`)
  return [...accounts.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const accountBills = own.map(({ bill }) => bill)
    const delivered_at = accountBills
      .map((bill) => bill.delivered_at ?? bill.finished_at ?? clock.now())
      .reduce((one, other) => (one > other ? one : other))
    return [
      {
        cloud_provider: first.bill.cloud_provider,
        bills: accountBills.map((bill) => ({ ...bill, is_final: bill.is_final === 1 })),
        charged: new Set(own.flatMap(({ days }) => days)),
        delivered_at: clock.hasPassed(delivered_at) ? delivered_at : clock.now(),
        accountBills,
      },
    ]
  })
}
