import { mainProviders } from '../../shared/catalogue.ts'
import { currencySentences, unconvertedSentence } from '../../shared/currency.ts'
import { percentageChange, percentageOf, roundForApi, sumMoney } from '../../shared/money.ts'
import { comparisonOf, countDays, type Comparison, type Day, type DayRange } from '../../shared/period.ts'
import { trendOf, type CostSummary, type SummaryQuery } from '../../shared/summary.ts'
import { comparisonNotes } from './comparison-notes.ts'
import type { Context } from '../context.ts'
import { incompleteDays } from '../coverage/incomplete-days.ts'
import { breakDownCosts, type CostBreakdown } from './break-down-costs.ts'
import { compareDays } from './compare-days.ts'
import { currencyFigures } from './currency-figures.ts'
import { groupCosts } from './group-costs.ts'
import { rateEffect } from './rate-effect.ts'
import { dataBounds, resolveRange } from './resolve-range.ts'

const nothing: CostBreakdown = { total_cost: 0, providers: [], services: [] }
const topServiceCount = 5

/**
 * Totals, ranks, and the change against the comparison period, which counts elapsed and complete days only.
 *
 * @returns amounts in the reporting currency, rounded to 6 decimals.
 */
export async function summarizeCosts(ctx: Context, query: SummaryQuery): Promise<CostSummary> {
  const range = await resolveRange(ctx, query)
  const breakdown = range === null ? nothing : await breakDownCosts(ctx, query, range, query.metric)
  const periods = range === null ? null : comparisonOf(range, query.preset, ctx.clock.today())
  const { comparison, elapsedTotal } =
    periods === null ? { comparison: null, elapsedTotal: 0 } : await compare(ctx, query, periods)
  const currencies = await currencyFigures(ctx, query, range, query.metric)
  const change =
    comparison === null ? null : percentageChange(comparison.current_total, comparison.previous_total)
  return {
    ...ranks(breakdown),
    trend: trendOf(change),
    percentage_change: change,
    period: periodOf(range, periods?.current, elapsedTotal),
    comparison,
    ...currencies,
    incomplete_days: range === null ? [] : await incompleteDays(ctx, query, range),
    notes: [
      ...(range === null ? ['There is no cost data yet. Import a bill or create the demo data.'] : []),
      ...currencySentences(currencies),
    ],
  }
}

function ranks({ total_cost, providers, services }: CostBreakdown) {
  const entry = (name: string, cost: number) => ({
    name,
    cost: roundForApi(cost),
    percentage: percentageOf(cost, total_cost),
  })
  const costOf = (name: string) =>
    roundForApi(providers.find((provider) => provider.cloud_provider === name)?.total_cost ?? 0)
  const [AWS, Azure, GCP] = mainProviders
  const hasOther = providers.some((provider) => provider.cloud_provider === 'Other')
  return {
    total_cost: roundForApi(total_cost),
    by_provider: {
      AWS: costOf(AWS),
      Azure: costOf(Azure),
      GCP: costOf(GCP),
      ...(hasOther ? { Other: costOf('Other') } : {}),
    },
    by_service: Object.fromEntries(
      services.map((service) => [service.label, roundForApi(service.total_cost)]),
    ),
    top_services: services
      .slice(0, topServiceCount)
      .map((service) => entry(service.label, service.total_cost)),
    top_providers: providers.map((provider) => entry(provider.cloud_provider, provider.total_cost)),
  }
}

type Compared = { readonly comparison: CostSummary['comparison']; readonly elapsedTotal: number }

async function compare(ctx: Context, query: SummaryQuery, periods: Comparison): Promise<Compared> {
  const days = await compareDays(ctx, query, periods)
  const { current, previous, currentDays, previousDays, leftOut } = days
  const [now, then] = await Promise.all([
    dailyTotals(ctx, query, periods.current),
    dailyTotals(ctx, query, periods.previous),
  ])
  const { unconverted, provisional_rates } = await currencyFigures(ctx, query, periods.previous, query.metric)
  const totalOf = (totals: ReadonlyMap<Day, number>, within: ReadonlySet<Day>) =>
    roundForApi(sumMoney([...totals].map(([day, total]) => (within.has(day) ? total : 0))))
  const [current_total, previous_total] = [totalOf(now, currentDays), totalOf(then, previousDays)]
  return {
    elapsedTotal: sumMoney(now.values()),
    comparison: {
      current,
      current_total,
      previous,
      previous_total,
      ...divideChange(current_total, previous_total, (await rateEffect(ctx, query, days)).change),
      unconverted,
      provisional_rates,
      compared_days: currentDays.size,
      left_out_days: [...leftOut],
      notes: [
        ...(currentDays.size === 0 ? ['No day of the period is complete, so nothing is compared.'] : []),
        ...comparisonNotes(previous, await dataBounds(ctx)),
        ...unconverted.map(unconvertedSentence),
      ],
    },
  }
}

/** The difference without and with what exchange rates did; both add up to it. */
function divideChange(current: number, previous: number, byRates: number) {
  const real_change = roundForApi(sumMoney([current, -previous, -byRates]))
  return {
    real_change,
    real_percentage_change: percentageChange(previous + real_change, previous),
    exchange_rate_change: roundForApi(byRates),
  }
}

async function dailyTotals(ctx: Context, query: SummaryQuery, range: DayRange): Promise<Map<Day, number>> {
  const groups = await groupCosts(ctx, query, range, {
    dimensions: ['date'],
    granularity: 'daily',
    metric: query.metric,
  })
  return new Map(groups.map(({ first_day, total_cost }) => [first_day, total_cost]))
}

function periodOf(
  range: DayRange | null,
  elapsed: DayRange | undefined,
  elapsedTotal: number,
): CostSummary['period'] {
  const elapsed_days = elapsed === undefined ? 0 : countDays(elapsed)
  return {
    start_date: range?.start_date ?? null,
    end_date: range?.end_date ?? null,
    elapsed_days,
    daily_average: elapsed_days === 0 ? 0 : roundForApi(elapsedTotal / elapsed_days),
  }
}
