import { changePerDay, type ComparedDays } from '../../shared/compared-days.ts'
import { comparisonOf, type Comparison } from '../../shared/comparison.ts'
import type { IncompleteDays, Metric } from '../../shared/cost-query.ts'
import type { CurrencyFigures } from '../../shared/currency.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import type { Preset } from '../../shared/preset.ts'
import type { Context } from '../context.ts'
import { breakDownCosts, type CostBreakdown } from './break-down-costs.ts'
import { compareDays, questionsOf } from './compare-days.ts'
import { comparisonNotes } from './comparison-notes.ts'
import type { CostFilter } from './cost-filter.ts'
import { currencyFigures } from './currency-figures.ts'
import { rateEffect, type RateEffect } from './rate-effect.ts'
import { dataBounds } from './resolve-range.ts'

type PeriodQuery = {
  readonly preset?: Preset | undefined
  readonly compare_start_date?: Day | undefined
  readonly compare_end_date?: Day | undefined
}

/**
 * The elapsed days of a range and those that it is compared with: the ones that a question names, else the usual ones.
 *
 * @returns null where no day of the range has come yet.
 */
export function comparedPeriods(range: DayRange, query: PeriodQuery, today: Day): Comparison | null {
  const usual = comparisonOf(range, query.preset, today)
  const { compare_start_date: start_date, compare_end_date: end_date } = query
  if (usual === null || start_date === undefined || end_date === undefined) return usual
  return { current: usual.current, previous: { start_date, end_date } }
}

type Question = CostFilter & { readonly incomplete_days: IncompleteDays; readonly metric: Metric }

/** Two periods over the days that are compared, in the reporting currency and unrounded. */
export type ComparedCosts = {
  readonly days: ComparedDays
  readonly current: CostBreakdown
  readonly previous: CostBreakdown
  /** In percent, per day where the periods differ in length; null where nothing can be compared. */
  readonly change: number | null
  /** What the reader of the change must know. */
  readonly notes: readonly string[]
  /** What exchange rates did to the difference. */
  readonly rates: RateEffect
  /** What stands apart in the earlier period, and the rates that are not its own. */
  readonly earlier: CurrencyFigures
}

/**
 * The one comparison: summaries, explanations, the overview and the tools all tell what this finds.
 *
 * @param known what all of the current period came to, where that was asked already.
 */
export async function compareCosts(
  ctx: Context,
  query: Question,
  periods: Comparison,
  known?: { readonly range: DayRange; readonly breakdown: CostBreakdown },
): Promise<ComparedCosts> {
  const days = await compareDays(ctx, query, periods)
  const asked = questionsOf(query, days)
  const isKnown =
    known !== undefined &&
    asked.current.without_days.length === 0 &&
    known.range.start_date === days.current.start_date &&
    known.range.end_date === days.current.end_date
  const [current, previous] = await Promise.all([
    isKnown ? known.breakdown : breakDownCosts(ctx, asked.current, days.current, query.metric),
    breakDownCosts(ctx, asked.previous, days.previous, query.metric),
  ])
  return {
    days,
    current,
    previous,
    change: changePerDay(current.total_cost, previous.total_cost, days),
    notes: comparisonNotes(periods, days, await dataBounds(ctx)),
    rates: await rateEffect(ctx, query, days),
    earlier: await currencyFigures(ctx, query, days.previous, query.metric),
  }
}
