import { z } from 'zod'
import {
  count,
  day,
  dayOrNull,
  percentOrNull,
  sentences,
  text,
  textOrNull,
  usd,
  usdOrNull,
} from './amount-fields.ts'
import { chargeFilterFields, chargeGroupFields, checkTagKey } from './charge-query.ts'
import { costFilterFields, Metric, metricField } from './cost-query.ts'
import { currencyFields } from './currency.ts'
import { DayRange } from './period.ts'

/** What a forecast can be made for each of; resources are too many and too short-lived. */
const forecastDimensions = [
  'provider',
  'service',
  'account',
  'region',
  'charge_kind',
  'charge_category',
  'tag',
] as const
export type ForecastDimension = (typeof forecastDimensions)[number]

const anyDimension = forecastDimensions.join('|')
const dimensionList = new RegExp(`^(${anyDimension})(,(${anyDimension}))*$`)

/** The dimensions that a `group_by` names, each once. */
export function forecastDimensionsOf(groupBy: string): ForecastDimension[] {
  const named = groupBy.split(',')
  return forecastDimensions.filter((dimension) => named.includes(dimension))
}

/** Up to a named end, or a number of days after the last complete one. */
export const horizonPattern = /^(end_of_month|end_of_quarter|quarter|[1-9]\d{0,2}([ _]?d(ays?)?)?)$/
export const longestHorizon = 366

export const ForecastQuery = z
  .strictObject({
    ...costFilterFields,
    ...chargeFilterFields,
    ...metricField,
    group_by: z
      .string()
      .regex(dimensionList, {
        error: `group_by takes one or several of ${forecastDimensions.join(', ')}, separated by commas.`,
      })
      .meta({
        description: 'A forecast for each group as well; left out: the total only.',
        example: 'service',
      })
      .optional(),
    horizon: z
      .string()
      .regex(horizonPattern, {
        error: 'horizon is end_of_month, quarter, or a number of days from 1 to 366, for example 30_days.',
      })
      .refine((horizon) => !/^\d/.test(horizon) || Number.parseInt(horizon, 10) <= longestHorizon, {
        error: `horizon is at most ${longestHorizon} days.`,
      })
      .default('end_of_month')
      .meta({
        description:
          'How far: `end_of_month`, `quarter` (its end), or days after the last complete one, `30_days`.',
        example: 'end_of_month',
      }),
  })
  .superRefine((query, context) => {
    if (query.group_by === undefined) return
    checkTagKey(forecastDimensionsOf(query.group_by), query.tag_key, context)
  })
export type ForecastQuery = z.infer<typeof ForecastQuery>

const bounds = {
  expected: usd('The expected cost.', 940.2),
  lower_80: usdOrNull('Lower bound that holds in 8 of 10 cases; null where history cannot justify one.', 880),
  upper_80: usdOrNull('Upper bound that holds in 8 of 10 cases.', 1001.5),
  lower_95: usdOrNull('Lower bound that holds in 19 of 20 cases.', 850.1),
  upper_95: usdOrNull('Upper bound that holds in 19 of 20 cases.', 1030.7),
}

export const ForecastDay = z
  .object({ date: day('The day.', '2026-11-25'), ...bounds })
  .meta({ id: 'ForecastDay', description: 'What one day is expected to cost.' })
export type ForecastDay = z.infer<typeof ForecastDay>

export const ForecastTotal = z
  .object(bounds)
  .meta({ id: 'ForecastTotal', description: 'An expected total with its intervals.' })
export type ForecastTotal = z.infer<typeof ForecastTotal>

/** What a forecast is told in; `one_off` is what came once, refunds and corrections among it. */
export const forecastParts = ['usage', 'fees', 'credits', 'tax', 'one_off'] as const
export type ForecastPart = (typeof forecastParts)[number]

const Part = z
  .object({
    part: z.enum(forecastParts).meta({
      description:
        '`usage` follows a habit, `fees` come on calendar days, `credits` go on while they come, `tax` follows what it is on, `one_off` is not expected again.',
      example: 'fees',
    }),
    actual_to_date: usd('Cost of the complete days of the period so far.', 1000),
    expected: usd('The whole period.', 1000),
  })
  .meta({ id: 'ForecastPart', description: 'A part of a forecast; all of them add up to its total.' })

export const forecastMethods = ['combined', 'recent_mean', 'none'] as const

export const ForecastGroup = z
  .object({
    cloud_provider: text('The provider, or `All`.', 'All'),
    service_name: text('The service, or `All`.', 'All'),
    ...chargeGroupFields,
    method: z.enum(forecastMethods).meta({
      description:
        '`combined`: the mean of weekday level, Theta and damped Holt-Winters on the cleaned series. `recent_mean`: the mean of the newest days, where there is too little to learn from. `none`: no history at all.',
      example: 'combined',
    }),
    note: textOrNull('What limits this forecast; null for nothing.', null),
    history: DayRange.nullable().meta({
      description: 'The complete days that it was learnt from; null for none.',
    }),
    backtest: z
      .object({
        origins: count('How many earlier days the forecast was repeated from.', 6),
        horizon: count('How many days each of them looked ahead.', 30),
        daily_error_percent: percentOrNull('The absolute daily errors, of the cost that came.', 8.1),
        total_error_percent: percentOrNull('The median absolute error of the total.', 2.6),
        naive_error_percent: percentOrNull(
          'The same of the simplest estimate: the mean of the last 30 days, carried on.',
          4.3,
        ),
      })
      .nullable()
      .meta({
        description: 'How the method would have done on this very series; null where it cannot be tried.',
      }),
    actual_to_date: usd('Cost of the complete days of the period so far.', 19800),
    period_total: ForecastTotal.meta({
      description: 'The whole period: complete days as they were, plus the forecast.',
    }),
    parts: z
      .array(Part)
      .meta({ description: 'What the total is made of; parts without any cost are left out.' }),
    assumptions: sentences('What the forecast takes for granted.', [
      'Recurring fees come once a month, on their calendar day.',
    ]),
    days: z.array(ForecastDay).meta({ description: 'Every day from the first incomplete one to the end.' }),
  })
  .meta({ id: 'ForecastGroup', description: 'The forecast of one series.' })
export type ForecastGroup = z.infer<typeof ForecastGroup>

export const ForecastResponse = z
  .object({
    period: DayRange.nullable().meta({
      description: 'The days that `period_total` covers; null without data.',
    }),
    complete_through: dayOrNull('The last day whose cost is counted as complete.', '2026-11-21'),
    incomplete_hours: count('For how many hours after its end a day still counts as incomplete.', 48),
    total: ForecastGroup.meta({ description: 'The forecast of the total.' }),
    groups: z.array(ForecastGroup).meta({
      description: 'One forecast for each group, dearest first. They add up to the total, day by day.',
    }),
    metric: Metric.meta({ description: 'Which cost is forecast.', example: 'billed' }),
    ...currencyFields,
    notes: sentences('What the reader should know.', [
      '2026-11-22 to 2026-11-24 are not complete yet and were left out.',
    ]),
  })
  .meta({ id: 'ForecastResponse', description: 'Where costs are heading.' })
export type ForecastResponse = z.infer<typeof ForecastResponse>
