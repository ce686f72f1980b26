import type { Provider } from '../../../shared/catalogue.ts'
import { groupBy } from '../../../shared/group-by.ts'
import type { Day, DayRange } from '../../../shared/period.ts'
import { createMemory } from '../../analysis/create-memory.ts'
import type { Context } from '../../context.ts'
import { chargeSums } from '../../costs/charge-sums.ts'

/** An account of a bill, or what names none. */
type Home = {
  readonly cloud_provider: Provider
  readonly billing_account_id: string
  readonly account: string | null
}

/** Since when bills tell of what. */
export type WatchStarts = {
  /** The first day of any bill; null without bills. */
  readonly first: Day | null
  /** The first day of each billing account, by provider. */
  readonly billingAccounts: readonly (Omit<Home, 'account'> & { readonly since: Day })[]
  /** The first day of the billing account and of the account of a bill. */
  startsOf(bill: number, account: string | null): { readonly billing: Day; readonly account: Day } | null
}

type Row = { readonly account: string | null; readonly bill: number; readonly since: Day }

const kept = createMemory<WatchStarts>()

/** Reads since when the bills that count tell of each account. */
export function watchStarts(ctx: Context, range: DayRange): Promise<WatchStarts> {
  return kept(ctx, JSON.stringify(range), () => read(ctx, range))
}

async function read(ctx: Context, range: DayRange): Promise<WatchStarts> {
  const { database } = ctx.charges
  const sums = chargeSums(ctx.charges, {}, range, { by: ['account', 'bill', 'date'], others: false })
  const rows: Row[] = await database
    .from(sums.as('g'))
    .select('account', 'bill', database.raw('min(date) as since'))
    .groupBy('account', 'bill')
  const bills = await ctx
    .database('bills')
    .where({ state: 'counted' })
    .select('id', 'cloud_provider', 'billing_account_id')
  const billOf = new Map(bills.map((bill) => [bill.id, bill]))
  const homes = rows.flatMap(({ account, bill, since }) => {
    const of = billOf.get(bill)
    return of === undefined ? [] : [{ ...of, account, since }]
  })
  const byBilling = groupBy(homes, billingKey)
  const billing = new Map([...byBilling].map(([key, own]) => [key, earliest(own)]))
  const accounts = new Map([...groupBy(homes, homeKey)].map(([key, own]) => [key, earliest(own)]))
  return {
    first: homes.length === 0 ? null : earliest(homes),
    billingAccounts: [...byBilling].flatMap(([key, [first]]) =>
      first === undefined ? [] : [{ ...first, since: billing.get(key) ?? first.since }],
    ),
    startsOf(bill, account) {
      const of = billOf.get(bill)
      if (of === undefined) return null
      const [whole, own] = [billing.get(billingKey(of)), accounts.get(homeKey({ ...of, account }))]
      return whole === undefined || own === undefined ? null : { billing: whole, account: own }
    },
  }
}

function billingKey({ cloud_provider, billing_account_id }: Omit<Home, 'account'>): string {
  return JSON.stringify([cloud_provider, billing_account_id])
}

function homeKey({ account, ...of }: Home): string {
  return JSON.stringify([billingKey(of), account])
}

function earliest(of: readonly { readonly since: Day }[]): Day {
  return of.map(({ since }) => since).reduce((one, other) => (one < other ? one : other))
}
