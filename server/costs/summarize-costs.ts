import { mainProviders } from '../../shared/catalogue.ts'
import { percentageChange, percentageOf, roundForApi } from '../../shared/money.ts'
import { comparisonOf, countDays, type DayRange } from '../../shared/period.ts'
import { trendOf, type CostSummary, type SummaryQuery } from '../../shared/summary.ts'
import { comparisonNotes } from './comparison-notes.ts'
import type { Context } from '../context.ts'
import { breakDownCosts, type CostBreakdown } from './break-down-costs.ts'
import { dataBounds, resolveRange } from './resolve-range.ts'

const nothing: CostBreakdown = { total_cost: 0, providers: [], services: [] }
const topServiceCount = 5

/**
 * Totals, ranks, and the change against the comparison period, which counts elapsed days only.
 *
 * @returns amounts in USD, rounded to 6 decimals.
 */
export async function summarizeCosts(ctx: Context, query: SummaryQuery): Promise<CostSummary> {
  const range = await resolveRange(ctx, query)
  const breakdown = range === null ? nothing : await breakDownCosts(ctx, query, range, query.metric)
  const comparison = range === null ? null : await compare(ctx, query, range)
  const change =
    comparison === null ? null : percentageChange(comparison.current_total, comparison.previous_total)
  return {
    ...ranks(breakdown),
    trend: trendOf(change),
    percentage_change: change,
    period: periodOf(range, comparison),
    comparison,
    notes: range === null ? ['There is no cost data yet. Import a bill or create the demo data.'] : [],
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

async function compare(
  ctx: Context,
  query: SummaryQuery,
  range: DayRange,
): Promise<CostSummary['comparison']> {
  const comparison = comparisonOf(range, query.preset, ctx.clock.today())
  if (comparison === null) return null
  const { current, previous } = comparison
  const [currentCosts, previousCosts] = await Promise.all([
    breakDownCosts(ctx, query, current, query.metric),
    breakDownCosts(ctx, query, previous, query.metric),
  ])
  return {
    current,
    current_total: roundForApi(currentCosts.total_cost),
    previous,
    previous_total: roundForApi(previousCosts.total_cost),
    notes: comparisonNotes(previous, await dataBounds(ctx)),
  }
}

function periodOf(range: DayRange | null, comparison: CostSummary['comparison']): CostSummary['period'] {
  const elapsed_days = comparison === null ? 0 : countDays(comparison.current)
  return {
    start_date: range?.start_date ?? null,
    end_date: range?.end_date ?? null,
    elapsed_days,
    daily_average: elapsed_days === 0 ? 0 : roundForApi((comparison?.current_total ?? 0) / elapsed_days),
  }
}
