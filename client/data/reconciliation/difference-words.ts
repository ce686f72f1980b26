import { addMonths, type Day } from '../../../shared/period.ts'
import type { PeriodStatus, ProviderInvoice } from '../../../shared/provider-invoice.ts'
import type { Reconciliation } from '../../../shared/reconciliation.ts'
import { formatDayRange } from '../../ui/format-day.ts'
import type { Tone } from '../../ui/tag.tsx'
import { joinDays } from '../../ui/join-days.ts'

export const partNames: Readonly<Record<Reconciliation['parts'][number]['kind'], string>> = {
  usage: 'Usage',
  purchases: 'Purchases and commitments',
  tax: 'Tax',
  credits: 'Credits',
  adjustments: 'Adjustments and rounding',
  support: 'Support',
  refunds: 'Refunds and corrections',
}

/** How a bill and its invoice compare, in a word. */
export function comparisonTag({ difference }: Pick<Reconciliation, 'difference'>): {
  readonly word: string
  readonly tone: Tone
} {
  if (difference === null) return { word: 'No invoice entered', tone: 'neutral' }
  // Invoices are rounded, so that less than a cent is no difference.
  return Math.abs(Number(difference)) < 0.01
    ? { word: 'Matches', tone: 'good' }
    : { word: 'Differs', tone: 'bad' }
}

/**
 * The months to choose from, newest first: all from the first that something is known of to the current one, since
 * invoices come for months without bills, too.
 *
 * @param known months that something is known of.
 * @param others months that are to be among them, such as the current one.
 */
export function monthsBetween(known: readonly string[], others: readonly (string | undefined)[]): string[] {
  const all = [...known, ...others.filter((month) => month !== undefined)].sort()
  const [first] = all
  const last = all.at(-1)
  if (first === undefined || last === undefined) return []
  const months: string[] = []
  for (let month = last; month >= first && months.length < mostMonths; month = monthBefore(month)) {
    months.push(month)
  }
  return months
}

const mostMonths = 240
const monthBefore = (month: string): string => addMonths(`${month}-01`, -1).slice(0, 7)

type Origin = Pick<Reconciliation, 'invoice_origin'> & {
  readonly invoices: readonly Pick<ProviderInvoice, 'is_counted'>[]
}

/** Where the total of an invoice is from, where that is not simply that a person entered it. */
export function originWords({ invoice_origin, invoices }: Origin): string | null {
  const { length } = invoices.filter((invoice) => invoice.is_counted)
  const delivered = `${length} invoice${length === 1 ? '' : 's'} that the provider delivered`
  if (invoice_origin === 'bill') return `From ${delivered}`
  return invoice_origin === 'entered' && length > 0 ? `Entered, in place of ${delivered}` : null
}

type StatusFace = { readonly word: string; readonly tone: Tone }

/** How far a delivered invoice is, in words. */
export function invoiceFace({
  status,
  is_counted,
}: Pick<ProviderInvoice, 'status' | 'is_counted'>): StatusFace {
  if (status === 'voided') return { word: 'Voided', tone: 'neutral' }
  if (status === 'open') {
    return { word: is_counted ? 'Provisional' : 'Provisional, no longer delivered', tone: 'warning' }
  }
  return status === 'issued' ? { word: 'Issued', tone: 'good' } : { word: 'Not said', tone: 'neutral' }
}

/** What a provider says of a month. */
export function periodWords(status: PeriodStatus): string {
  return status === 'closed' ? 'closed: all of its invoices are issued' : 'still open: its bills may change'
}

/** The month to look at first: the last that is over, for only that has an invoice. */
export function usualMonth(months: readonly string[], today: string | undefined): string | undefined {
  const current = today?.slice(0, 7)
  return months.find((month) => current === undefined || month < current) ?? months[0]
}

/** Some days in words, those in a row as a range. */
export function dayWords(days: readonly Day[]): string {
  return joinDays(days).map(formatDayRange).join('; ')
}
