import { subtractDecimals, sumDecimals } from '../../../shared/decimal.ts'
import { groupBy } from '../../../shared/group-by.ts'
import type { Restatement } from '../../../shared/restatement.ts'
import { formatMonth } from '../../ui/format-month.ts'
import { accountWords } from '../account-words.ts'
import { formatCents, formatSigned } from '../format-exact.ts'

/** What one newer delivery changed in one bill. */
export type RestatedBill = Pick<
  Restatement,
  | 'import_id'
  | 'undone'
  | 'created_at'
  | 'cloud_provider'
  | 'billing_account_id'
  | 'billing_period'
  | 'billing_currency'
  | 'difference'
> & {
  readonly key: string
  /** Exact sums in the currency of the bill. */
  readonly before: string
  readonly after: string
  /** Whether the sums are of the whole bill; else they are of the services that changed. */
  readonly isWhole: boolean
  /** The services that changed, the largest change first. */
  readonly services: readonly Restatement[]
}

/** The entries of the ledger by the bill that they changed, in their order. */
export function ledgerOf(entries: readonly Restatement[]): RestatedBill[] {
  const bills = groupBy(entries, keyOf)
  return [...bills].flatMap(([key, members]) => {
    const [first] = members
    return first === undefined ? [] : [restatedBill(key, first, members)]
  })
}

function keyOf(entry: Restatement): string {
  const { import_id, cloud_provider, billing_account_id, billing_period, billing_currency, created_at } =
    entry
  return [import_id, cloud_provider, billing_period, billing_currency, created_at, billing_account_id].join(
    ' ',
  )
}

function restatedBill(key: string, first: Restatement, members: readonly Restatement[]): RestatedBill {
  const { bill_before, bill_after } = first
  const isWhole = bill_before !== null && bill_after !== null
  const before = isWhole ? bill_before : sumDecimals(members.map((entry) => entry.before))
  const after = isWhole ? bill_after : sumDecimals(members.map((entry) => entry.after))
  const size = (entry: Restatement) => Math.abs(Number(entry.difference))
  const services = [...members].sort((one, other) => size(other) - size(one))
  return { ...first, key, before, after, difference: subtractDecimals(after, before), isWhole, services }
}

/** A restatement as a sentence: `AWS 123456789012, March 2026 was 12,310.20 USD, is now 12,455.07 USD: +144.87.` */
export function restatementWords(bill: RestatedBill): string {
  const { before, after, difference, billing_currency: currency } = bill
  const subject = `${accountWords(bill)}, ${formatMonth(bill.billing_period)}`
  const [was, is] = bill.isWhole ? ['was', 'is now'] : ['had changed services of', 'now']
  const change = formatSigned(difference, formatCents)
  return `${subject} ${was} ${formatCents(before)} ${currency}, ${is} ${formatCents(after)} ${currency}: ${change}.`
}
