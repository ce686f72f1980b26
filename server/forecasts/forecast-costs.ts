import { currencySentences } from '../../shared/currency.ts'
import { forecastDimensionsOf, type ForecastQuery, type ForecastResponse } from '../../shared/forecast.ts'
import { addDays } from '../../shared/period.ts'
import { nearestServiceNotes } from '../catalogue/nearest-services.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { completeDays, type CompleteDays } from '../coverage/complete-days.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { forecastPeriod } from './forecast-period.ts'
import { historyStart } from './forecast-total.ts'
import { forecastScope } from './scope-forecast.ts'
import { emptyForecastGroup } from './to-forecast-group.ts'

/**
 * Forecasts the total of a filter, and of each group where groups are asked for. Incomplete last days are left out,
 * so that they move no figure; the days from the first of them on are forecast.
 *
 * @returns amounts in the reporting currency, rounded to 6 decimals.
 */
export async function forecastCosts(ctx: Context, query: ForecastQuery): Promise<ForecastResponse> {
  const complete = await completeDays(ctx, query)
  if (complete === null) return nothingToForecast(ctx, query)
  const { through } = complete
  const { period } = forecastPeriod(query.horizon, through, ctx.clock.today())
  const dimensions = query.group_by === undefined ? [] : forecastDimensionsOf(query.group_by)
  const history = { start_date: historyStart(complete.data, through), end_date: through }
  const providers = [...complete.byProvider.keys()]
  const scope = { filter: query, metric: query.metric, history, period, providers, dimensions }
  const forecast = await forecastScope(ctx, scope)
  if (forecast === null) return nothingToForecast(ctx, query)
  // What stands apart may be newer than any cost that counts.
  const known = { start_date: history.start_date, end_date: ctx.clock.today() }
  const currencies = await currencyFigures(ctx, query, known, query.metric)
  return {
    period,
    complete_through: through,
    incomplete_hours: complete.incompleteHours,
    total: forecast.total,
    groups: forecast.groups.sort((one, other) => other.period_total.expected - one.period_total.expected),
    metric: query.metric,
    ...currencies,
    notes: [...notesOn(complete), ...currencySentences(currencies)],
  }
}

function notesOn({ data, through, byProvider }: CompleteDays): string[] {
  const first = addDays(through, 1)
  const stale = [...byProvider].filter(([, day]) => day < through)
  return [
    ...(first <= data.end_date
      ? [
          `${first === data.end_date ? first : `${first} to ${data.end_date}`} may not be complete yet and did not count; such days are forecast as well.`,
        ]
      : []),
    ...stale.map(([provider, day]) => `${provider} has no complete day after ${day}.`),
    'The intervals assume that no new incident happens; with one, totals leave them more often.',
  ]
}

async function nothingToForecast(ctx: Context, query: ForecastQuery): Promise<ForecastResponse> {
  const currencies = await currencyFigures(ctx, query, await dataBounds(ctx), query.metric)
  const { incomplete_hours } = await insightSettings(ctx)
  return {
    period: null,
    complete_through: null,
    incomplete_hours,
    total: emptyForecastGroup,
    groups: [],
    metric: query.metric,
    ...currencies,
    notes: [
      ...(await nearestServiceNotes(ctx, query.service_name)),
      'No cost matches, so there is nothing to forecast from.',
      ...currencySentences(currencies),
    ],
  }
}
