import type { AccountCoverage } from '../../../shared/coverage.ts'
import type { Reconciliation } from '../../../shared/reconciliation.ts'
import type { Day } from '../../../shared/period.ts'
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

/** The months that there are bills for, newest first. */
export function billedMonths(coverage: readonly Pick<AccountCoverage, 'periods'>[]): string[] {
  const months = coverage.flatMap(({ periods }) => periods.map((period) => period.billing_period))
  return [...new Set(months)].sort().toReversed()
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
