import { comparedDays, type ComparedDays } from '../../shared/compared-days.ts'
import type { Comparison } from '../../shared/comparison.ts'
import type { IncompleteDays } from '../../shared/cost-query.ts'
import { daysOf, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { findIncompleteDays } from '../coverage/incomplete-days.ts'
import type { CostFilter } from './cost-filter.ts'

type Question = CostFilter & { readonly incomplete_days: IncompleteDays }

/**
 * The days of two periods that are held against each other: without incomplete ones unless asked for, and without those
 * before the first delivery, of which nothing is known.
 */
export async function compareDays(
  ctx: Context,
  query: Question,
  comparison: Comparison,
): Promise<ComparedDays> {
  if (query.incomplete_days === 'include') return comparedDays(comparison, new Set())
  const { previous, current } = comparison
  const incomplete = await findIncompleteDays(ctx, query, {
    start_date: previous.start_date < current.start_date ? previous.start_date : current.start_date,
    end_date: previous.end_date > current.end_date ? previous.end_date : current.end_date,
  })
  const unknown = daysBefore(previous, incomplete.knownFrom)
  return comparedDays(comparison, new Set([...incomplete.days.map(({ date }) => date), ...unknown]))
}

/** The days of a period before a day that lies within it. */
function daysBefore(range: DayRange, first: Day | null): Day[] {
  return first === null || first > range.end_date ? [] : daysOf(range).filter((day) => day < first)
}

type Narrowed<Query> = Query & { readonly without_days: readonly Day[] }

/** The question of either period, without the days that are not compared. */
export function questionsOf<Query extends CostFilter>(
  query: Query,
  { current, previous, currentDays, previousDays }: ComparedDays,
): { readonly current: Narrowed<Query>; readonly previous: Narrowed<Query> } {
  return {
    current: { ...query, without_days: daysWithout(current, currentDays) },
    previous: { ...query, without_days: daysWithout(previous, previousDays) },
  }
}

function daysWithout(range: DayRange, counted: ReadonlySet<Day>): Day[] {
  return daysOf(range).filter((day) => !counted.has(day))
}
