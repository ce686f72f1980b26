import { NewExchangeRate } from '../../../shared/exchange-rate.ts'
import { readNumber } from '../../ui/read-number.ts'

/** A rate as it is typed. */
export type RateDraft = { readonly month: string; readonly currency: string; readonly rate: string }

export type RateField = keyof RateDraft

export type CheckedRate =
  { readonly rate: NewExchangeRate } | { readonly problems: Readonly<Partial<Record<RateField, string>>> }

export const rateFields = ['month', 'currency', 'rate'] as const

/** The rate that a draft means, or what is wrong with each of its fields. */
export function checkRate(draft: RateDraft): CheckedRate {
  const result = NewExchangeRate.safeParse({
    month: draft.month.trim(),
    currency: draft.currency.trim().toUpperCase(),
    rate: readNumber(draft.rate) ?? Number.NaN,
  })
  if (result.success) return { rate: result.data }
  const problems: Partial<Record<RateField, string>> = {}
  for (const { path, message } of result.error.issues) {
    const field = rateFields.find((name) => name === path[0])
    if (field !== undefined) problems[field] ??= message
  }
  return { problems }
}

const digits = new Intl.NumberFormat('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 10 })

/** A rate for a person, with all of its digits. */
export function formatRate(rate: number): string {
  return digits.format(rate)
}
