import { mainProviders } from '../../shared/catalogue.ts'
import { changePerDay } from '../../shared/compared-days.ts'
import { currencySentences, unconvertedSentence } from '../../shared/currency.ts'
import { percentageOf, roundForApi, sumMoney } from '../../shared/money.ts'
import { trendOf, type CostSummary, type SummaryQuery } from '../../shared/summary.ts'
import type { Context } from '../context.ts'
import { incompleteDays } from '../coverage/incomplete-days.ts'
import { breakDownCosts, type CostBreakdown } from './break-down-costs.ts'
import { compareCosts, comparedPeriods, type ComparedCosts } from './compare-costs.ts'
import { currencyFigures } from './currency-figures.ts'
import { dailyAverage } from './daily-average.ts'
import { resolveRange } from './resolve-range.ts'

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
  const periods = range === null ? null : comparedPeriods(range, query, ctx.clock.today())
  const known = range === null ? undefined : { range, breakdown }
  const compared = periods === null ? null : await compareCosts(ctx, query, periods, known)
  const change = compared?.change ?? null
  const average = range === null ? null : await dailyAverage(ctx, query, range, breakdown.total_cost)
  const currencies = await currencyFigures(ctx, query, range, query.metric)
  return {
    ...ranks(breakdown),
    trend: trendOf(change),
    percentage_change: change,
    period: {
      start_date: range?.start_date ?? null,
      end_date: range?.end_date ?? null,
      elapsed_days: average?.elapsed_days ?? 0,
      daily_average: roundForApi(average?.daily_average ?? 0),
    },
    comparison: compared === null ? null : comparisonOf(compared),
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

function comparisonOf(compared: ComparedCosts): CostSummary['comparison'] {
  const { days, current, previous, notes, earlier } = compared
  const { currentDays, previousDays, leftOut } = days
  return {
    current: days.current,
    current_total: roundForApi(current.total_cost),
    previous: days.previous,
    previous_total: roundForApi(previous.total_cost),
    ...divideChange(compared),
    unconverted: earlier.unconverted,
    provisional_rates: earlier.provisional_rates,
    compared_days: currentDays.size,
    previous_days: previousDays.size,
    left_out_days: [...leftOut],
    notes: [...notes, ...earlier.unconverted.map(unconvertedSentence)],
  }
}

/** The difference without and with what exchange rates did; both add up to it. */
function divideChange({ current, previous, days, rates }: ComparedCosts) {
  const [now, then] = [roundForApi(current.total_cost), roundForApi(previous.total_cost)]
  const atEarlierRates = sumMoney([now, -rates.change])
  return {
    real_change: roundForApi(sumMoney([atEarlierRates, -then])),
    real_percentage_change: changePerDay(atEarlierRates, then, days),
    exchange_rate_change: roundForApi(rates.change),
  }
}
