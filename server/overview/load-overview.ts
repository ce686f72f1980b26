import { severities } from '../../shared/anomaly-terms.ts'
import type { Anomaly } from '../../shared/anomaly.ts'
import { currencySentences } from '../../shared/currency.ts'
import type { Explanation } from '../../shared/explanation.ts'
import type { ForecastResponse } from '../../shared/forecast.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import type { Overview, OverviewQuery } from '../../shared/overview.ts'
import { addDays, addMonths, startOfMonth, type Day, type DayRange } from '../../shared/period.ts'
import { countOpenAlerts } from '../alerts/manage-alerts.ts'
import { listAnomalies } from '../anomalies/list-anomalies.ts'
import { listBudgets } from '../budgets/manage-budgets.ts'
import { listProviders } from '../catalogue/list-providers.ts'
import type { Context } from '../context.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { dailySeries } from '../costs/daily-series.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { incompleteDays } from '../coverage/incomplete-days.ts'
import { hasDemoData } from '../demo-data/seed.ts'
import { explainChange } from '../explanations/explain-change.ts'
import { forecastCosts } from '../forecasts/forecast-costs.ts'
import { listRecommendations } from '../recommendations/list-recommendations.ts'
import { overviewTrend } from './overview-trend.ts'

const trendDays = 60
const anomalyDays = 30
const mostAnomalies = 10
const mostEntries = 5

/** Everything that the first page shows, from the same verbs that answer each question alone. */
export async function loadOverview(ctx: Context, query: OverviewQuery): Promise<Overview> {
  const today = ctx.clock.today()
  const month = { start_date: startOfMonth(today), end_date: today }
  const trendRange = { start_date: addDays(today, 1 - trendDays), end_date: today }
  // Side by side, since each waits for the engine or another thread most of the time.
  const [forecast, explanation, series, found, advice, budgets] = await Promise.all([
    forecastCosts(ctx, { ...query, horizon: 'end_of_month' }),
    explainChange(ctx, { ...query, preset: 'this_month', incomplete_days: 'leave_out' }),
    trendSeries(ctx, query, trendRange),
    listAnomalies(ctx, { ...query, ...trendRange }),
    listRecommendations(ctx, { state: 'open' }),
    listBudgets(ctx),
  ])
  const open = found.anomalies
    .filter(({ status, last_seen }) => status === 'open' && last_seen > addDays(today, -anomalyDays))
    .sort(worstFirst)
  const shown = { start_date: series.start_date, end_date: today }
  const incomplete = await incompleteDays(ctx, query, shown)
  const currencies = await currencyFigures(
    ctx,
    query,
    { start_date: earliest(shown.start_date, addMonths(month.start_date, -1)), end_date: today },
    query.metric,
  )
  const total = forecast.period === null ? null : forecast.total
  return {
    today,
    metric: query.metric,
    month_to_date: roundForApi(sumMoney(series.values.slice(-Number(today.slice(8))))),
    month,
    forecast: forecastOf(forecast),
    change: forecast.complete_through === null ? null : changeOf(explanation),
    budgets: budgets.sort(
      (one, other) => (other.state.spent_percent ?? -1) - (one.state.spent_percent ?? -1),
    ),
    trend: overviewTrend(
      series,
      total,
      found.anomalies,
      forecast.complete_through,
      new Set(incomplete.map(({ date }) => date)),
    ),
    top_movers: explanation.waterfalls
      .filter(({ dimension }) => dimension === 'service')
      .flatMap(({ parts }) => parts.filter(({ state }) => state !== 'days').slice(0, mostEntries)),
    open_anomalies: open.slice(0, mostAnomalies),
    open_anomaly_count: open.length,
    recommendations: advice.recommendations.slice(0, mostEntries),
    total_saving: advice.total_saving,
    held_imports: await ctx
      .database('imports')
      .where({ status: 'held' })
      .orderBy('id')
      .select('id', 'message'),
    open_alert_count: await countOpenAlerts(ctx),
    freshness: await freshnessOf(ctx, forecast.complete_through),
    ...currencies,
    notes: [
      ...(total === null || total.note === null ? [] : [total.note]),
      ...(total?.assumptions ?? []),
      // Those of the forecast are about all of its history.
      ...forecast.notes.filter((note) => !currencySentences(forecast).includes(note)),
      ...currencySentences(currencies),
    ],
  }
}

function changeOf({ current, previous, ...explanation }: Explanation): Overview['change'] {
  if (current === null || previous === null || explanation.compared_days === 0) return null
  const { current_total, previous_total, difference, percentage_change, summary } = explanation
  const { compared_days, previous_days, left_out_days, notes } = explanation
  const { real_change, exchange_rate_change } = explanation
  return {
    current,
    current_total,
    previous,
    previous_total,
    difference,
    percentage_change,
    compared_days,
    previous_days,
    real_change,
    exchange_rate_change,
    summary,
    left_out_days,
    notes,
  }
}

function earliest(one: Day, other: Day): Day {
  return one < other ? one : other
}

function forecastOf({ period, total }: ForecastResponse): Overview['forecast'] {
  if (period === null) return null
  const { period_total, method, backtest } = total
  return { period, total: period_total, method, total_error_percent: backtest?.total_error_percent ?? null }
}

async function trendSeries(ctx: Context, query: OverviewQuery, range: DayRange) {
  const [series] = await dailySeries(ctx, query, range, [], query.metric)
  const none = { ...range, cloud_provider: null, service_name: null }
  return series ?? { ...none, values: Array.from({ length: trendDays }, () => 0) }
}

function worstFirst(one: Anomaly, other: Anomaly): number {
  return (
    severities.indexOf(other.severity) - severities.indexOf(one.severity) ||
    Math.abs(other.impact) - Math.abs(one.impact)
  )
}

async function freshnessOf(ctx: Context, complete_through: Day | null): Promise<Overview['freshness']> {
  const bounds = await dataBounds(ctx)
  return {
    first_date: bounds?.start_date ?? null,
    last_date: bounds?.end_date ?? null,
    complete_through,
    has_demo_data: await hasDemoData(ctx),
    providers: (await listProviders(ctx)).map(({ name, last_date }) => ({ name, last_date })),
  }
}
