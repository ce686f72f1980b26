import type { Metric } from '../../shared/cost-query.ts'
import { sumMoney } from '../../shared/money.ts'
import { addDays, countDays, daysOf, startOfMonth, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { dailySeries } from '../costs/daily-series.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { completeDays } from '../coverage/complete-days.ts'
import { forecastTotal } from '../forecasts/forecast-total.ts'

/** What a month cost or is expected to cost, in the reporting currency. */
export type MonthCost = {
  readonly period: DayRange
  readonly cost: number | null
  readonly source: 'actual' | 'forecast' | null
  /** What limits it, or why it is not known. */
  readonly note: string | null
}

type Question = {
  readonly filter: CostFilter
  readonly metric: Metric
  readonly months: readonly DayRange[]
  /** Whether days that are not complete or still to come count as they are expected. */
  readonly withForecast: boolean
}

/** Nobody can tell much about a day further ahead. */
const longestForecast = 400
/** Days in which a month has to be forecast for the rest of it to be like them. */
const leastDays = 15

/** What months cost: complete days as they were, and the others as they are expected, where that is wanted. */
export async function knownMonths(ctx: Context, question: Question): Promise<MonthCost[]> {
  const { months, filter } = question
  const bounds = await dataBounds(ctx)
  const complete = await completeDays(ctx, filter)
  if (bounds === null || complete === null)
    return months.map((period) => unknownMonth(period, 'There are no such costs.'))
  const { through } = complete
  const actual = await costByDay(ctx, question, { start_date: bounds.start_date, end_date: through })
  const expected = question.withForecast
    ? await expectedByDay(ctx, question, through)
    : new Map<Day, number>()
  return months.map((period) => monthCost(period, actual, expected))
}

async function costByDay(
  ctx: Context,
  { filter, metric, months }: Question,
  known: DayRange,
): Promise<Map<Day, number>> {
  const first = months[0]?.start_date ?? known.start_date
  const start_date = first > known.start_date ? first : known.start_date
  if (start_date > known.end_date) return new Map()
  const range = { ...known, start_date }
  const [series] = await dailySeries(ctx, filter, range, [], metric)
  return new Map(daysOf(range).map((day, place) => [day, series?.values[place] ?? 0]))
}

async function expectedByDay(
  ctx: Context,
  { filter, metric, months }: Question,
  through: Day,
): Promise<Map<Day, number>> {
  const last = months.at(-1)?.end_date ?? through
  const furthest = addDays(through, longestForecast - 1)
  const end_date = last < furthest ? last : furthest
  if (end_date <= through) return new Map()
  const period = { start_date: startOfMonth(addDays(through, 1)), end_date }
  const forecast = await forecastTotal(ctx, filter, metric, period)
  return new Map((forecast?.days ?? []).map(({ date, expected }) => [date, expected]))
}

function monthCost(
  period: DayRange,
  actual: ReadonlyMap<Day, number>,
  expected: ReadonlyMap<Day, number>,
): MonthCost {
  const costs = daysOf(period).map((day) => actual.get(day) ?? expected.get(day))
  const known = costs.filter((cost) => cost !== undefined)
  const isForecast = daysOf(period).some((day) => !actual.has(day))
  const source = isForecast ? 'forecast' : 'actual'
  const sum = sumMoney(known)
  const days = countDays(period)
  if (known.length === days) return { period, cost: sum, source, note: null }
  const isBeginning = costs[0] !== undefined
  if (expected.size === 0 || !isBeginning || known.length < leastDays)
    return unknownMonth(period, 'The complete days of the data do not cover this month.')
  const note = `The forecast ends after ${known.length} of its ${days} days; the others are taken to be like them.`
  return { period, cost: (sum / known.length) * days, source, note }
}

function unknownMonth(period: DayRange, note: string): MonthCost {
  return { period, cost: null, source: null, note }
}
