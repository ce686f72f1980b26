import { comparisonOf } from '../../../../shared/comparison.ts'
import type { Day, DayRange } from '../../../../shared/period.ts'
import type { NamedRange } from './mention.ts'

/** A period of a question, cut at today, with the period that it is usually compared with. */
export type AskedPeriod = NamedRange & { readonly before: DayRange }

/** What a range that has begun is compared with where the question names nothing else. */
export function usualBefore(range: NamedRange, today: Day): DayRange {
  return comparisonOf(range, range.preset, today)?.previous ?? range
}

export function askedPeriod(range: NamedRange, today: Day): AskedPeriod {
  const end_date = range.end_date < today ? range.end_date : today
  return { ...range, end_date, before: usualBefore(range, today) }
}
