import { z } from 'zod'
import {
  count,
  day,
  dayOrNull,
  flag,
  percentOrNull,
  sentences,
  text,
  usd,
  usdOrNull,
} from './amount-fields.ts'
import { Anomaly } from './anomaly.ts'
import { Severity } from './anomaly-terms.ts'
import { Budget } from './budget.ts'
import { costFilterFields, Metric, metricField } from './cost-query.ts'
import { currencyFields } from './currency.ts'
import { ExplanationPart } from './explanation.ts'
import { ForecastTotal, forecastMethods } from './forecast.ts'
import { Day, DayRange } from './period.ts'
import { MonthlySaving, Recommendation } from './recommendation.ts'

export const OverviewQuery = z.strictObject({ ...costFilterFields, ...metricField })
export type OverviewQuery = z.infer<typeof OverviewQuery>

const Change = z
  .object({
    current: DayRange.meta({ description: 'The complete days of the month, first to last.' }),
    current_total: usd('What they cost.', 19800),
    previous: DayRange.meta({ description: 'The same days of the month before.' }),
    previous_total: usd('What those cost.', 18650.2),
    difference: usd('The one minus the other.', 1149.8),
    real_change: usd('The difference at the exchange rates of the month before.', 1149.8),
    exchange_rate_change: usd('What changed exchange rates make of the difference.', 0),
    percentage_change: percentOrNull(
      'In percent, per day where the periods differ in length; null where nothing was spent before.',
      6.17,
    ),
    compared_days: count('How many days are compared.', 21),
    previous_days: count('With how many days.', 21),
    summary: text(
      'The difference in a sentence.',
      'Costs rose by $1,149.80 (6.17 %), mostly AWS / EC2 (+$820.10).',
    ),
    left_out_days: z.array(Day).meta({
      description: 'Days of the month that are left out, because they or their counterpart are incomplete.',
      example: ['2026-11-23'],
    }),
    notes: sentences('What the reader should know.'),
  })
  .meta({
    id: 'OverviewChange',
    description:
      'The month so far against the same days of the month before, as the summary and explain tell it.',
  })

const Forecast = z
  .object({
    period: DayRange.meta({ description: 'The month.' }),
    total: ForecastTotal.meta({ description: 'What it is expected to come to.' }),
    method: z.enum(forecastMethods).meta({ description: 'How that was found.', example: 'combined' }),
    total_error_percent: percentOrNull('What the method was off by on this very series.', 2.6),
  })
  .meta({ id: 'OverviewForecast', description: 'The month-end total.' })

const TrendDay = z
  .object({
    date: day('The day.', '2026-11-20'),
    actual: usdOrNull('What it cost; null for days to come.', 940.2),
    is_complete: flag('Whether its cost is complete.'),
    expected: usdOrNull('What it is expected to cost; null for complete days.', null),
    lower_80: usdOrNull('Lower bound that holds in 8 of 10 cases.', null),
    upper_80: usdOrNull('Upper bound that holds in 8 of 10 cases.', null),
    anomaly_ids: z
      .array(z.string())
      .meta({ description: 'Anomalies of that day, dearest first.', example: [] }),
    severity: Severity.nullable().meta({
      description: 'Of the worst of them; null for none.',
      example: null,
    }),
  })
  .meta({ id: 'OverviewDay', description: 'One day of the trend.' })
export type OverviewDay = z.infer<typeof TrendDay>

const Freshness = z
  .object({
    first_date: dayOrNull('First day with a cost.', '2026-05-24'),
    last_date: dayOrNull('Last day with a cost.', '2026-11-24'),
    complete_through: dayOrNull('Last day that counts as complete.', '2026-11-21'),
    has_demo_data: flag('Whether demo data is among it.'),
    providers: z
      .array(
        z.object({
          name: text('The provider.', 'AWS'),
          last_date: dayOrNull('Its last day with a cost.', '2026-11-24'),
        }),
      )
      .meta({
        description: 'How far each provider goes.',
        example: [{ name: 'AWS', last_date: '2026-11-24' }],
      }),
  })
  .meta({ id: 'Freshness', description: 'How far the data goes.' })

export const Overview = z
  .object({
    today: day('Today (UTC).'),
    metric: Metric.meta({ description: 'Which cost is counted.', example: 'billed' }),
    month_to_date: usd('Cost of the month so far, incomplete days included.', 22625),
    month: DayRange.meta({ description: 'The days that it covers.' }),
    forecast: Forecast.nullable().meta({ description: 'The month-end total; null without data.' }),
    change: Change.nullable().meta({ description: 'Null where no day of the month is complete yet.' }),
    budgets: z.array(Budget).meta({ description: 'All budgets, the most spent first.' }),
    trend: z
      .array(TrendDay)
      .meta({ description: 'The last 60 days and the forecast up to the end of the month.' }),
    top_movers: z
      .array(ExplanationPart)
      .meta({ description: 'The five services that changed most, from the same comparison.' }),
    open_anomalies: z.array(Anomaly).meta({ description: 'The ten worst open ones of the last 30 days.' }),
    open_anomaly_count: count('How many there are.', 4),
    recommendations: z.array(Recommendation).meta({ description: 'The five with the greatest saving.' }),
    total_saving: MonthlySaving.meta({ description: 'What all open recommendations would save in a month.' }),
    held_imports: z
      .array(
        z.object({
          id: count('The number of the import.', 7),
          message: text('What waits for a decision.', '4 days would no longer count.'),
        }),
      )
      .meta({ description: 'Imports that wait for a decision.', example: [] }),
    open_alert_count: count('Alerts that nobody took notice of.', 2),
    freshness: Freshness.meta({ description: 'How far the data goes.' }),
    ...currencyFields,
    notes: sentences('What the reader should know.'),
  })
  .meta({ id: 'Overview', description: 'Everything that the first page shows.' })
export type Overview = z.infer<typeof Overview>
