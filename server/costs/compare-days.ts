import { comparedDays, type ComparedDays } from '../../shared/compared-days.ts'
import { comparisonOf, type DayRange, type Preset } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { incompleteDays } from '../coverage/incomplete-days.ts'
import type { CostFilter } from './cost-filter.ts'

type Question = CostFilter & {
  readonly preset?: Preset | undefined
  readonly incomplete_days: 'leave_out' | 'include'
}

/** What a range is compared with, day by day. */
export type CostComparison = ComparedDays & {
  /** Every elapsed day of the range, also those that are left out. */
  readonly elapsed: DayRange
  /** Every day that those would be compared with. */
  readonly before: DayRange
}

/**
 * The days that a range is compared over: those of the usual comparison period, without incomplete ones unless asked
 * for.
 *
 * @returns null where no day of the range has come yet.
 */
export async function compareDays(
  ctx: Context,
  query: Question,
  range: DayRange,
): Promise<CostComparison | null> {
  const comparison = comparisonOf(range, query.preset, ctx.clock.today())
  if (comparison === null) return null
  const { current: elapsed, previous: before } = comparison
  const both = { start_date: before.start_date, end_date: elapsed.end_date }
  const incomplete = query.incomplete_days === 'include' ? [] : await incompleteDays(ctx, query, both)
  return { ...comparedDays(comparison, new Set(incomplete.map(({ date }) => date))), elapsed, before }
}
