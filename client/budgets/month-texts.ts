import type { Month } from '../../shared/bill.ts'
import type { BudgetProposal, MonthAmount } from '../../shared/budget-amounts.ts'
import { formatMonth } from '../ui/format-month.ts'

/** Amounts of months as they are typed. */
export type MonthTexts = Readonly<Record<Month, string>>

export function monthTexts(amounts: readonly MonthAmount[]): MonthTexts {
  return Object.fromEntries(amounts.map(({ month, amount }) => [month, String(amount)]))
}

/** The twelve months of a year. */
export function monthsOf(year: number): Month[] {
  return Array.from({ length: 12 }, (_, place) => `${year}-${String(place + 1).padStart(2, '0')}`)
}

/** What is typed, with what a proposal knows in its place. */
export function filledIn(texts: MonthTexts, { months }: BudgetProposal): MonthTexts {
  const known = months.flatMap(({ month, amount }) => (amount === null ? [] : [{ month, amount }]))
  return { ...texts, ...monthTexts(known) }
}

/** What is typed without the months of a year. */
export function withoutYear(texts: MonthTexts, year: number): MonthTexts {
  return Object.fromEntries(Object.entries(texts).filter(([month]) => !month.startsWith(`${year}-`)))
}

/** What filling in came to, in sentences: how many months, and what is to be known of the others. */
export function proposalNotes({ months, notes, currency }: BudgetProposal): string[] {
  const known = months.filter(({ amount }) => amount !== null)
  const count =
    known.length === 0
      ? 'Nothing tells the amount of any month.'
      : `${known.length} of 12 months were filled in, in ${currency}.`
  const byNote = new Map<string, string[]>()
  for (const { month, note } of months)
    if (note !== null) byNote.set(note, [...(byNote.get(note) ?? []), formatMonth(month)])
  const own = [...byNote].map(([note, named]) => `${spanOf(named)}: ${note}`)
  return [count, ...own, ...notes]
}

function spanOf(months: readonly string[]): string {
  return months.length > 2 ? `${months[0]} and ${months.length - 1} more` : months.join(' and ')
}
