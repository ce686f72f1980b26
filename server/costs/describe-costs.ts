import type { CostMetadata, QueryInfo } from '../../shared/cost-description.ts'
import { currencySentences } from '../../shared/currency.ts'
import { percentageOf, roundForApi } from '../../shared/money.ts'
import type { CostQuery } from '../../shared/cost-query.ts'
import type { DayRange } from '../../shared/period.ts'
import { nearestServiceNotes } from '../catalogue/nearest-services.ts'
import type { Context } from '../context.ts'
import { incompleteDays } from '../coverage/incomplete-days.ts'
import { breakDownCosts, type CostBreakdown } from './break-down-costs.ts'
import { currencyFigures } from './currency-figures.ts'
import { dataBounds } from './resolve-range.ts'

type Description = { readonly metadata: CostMetadata; readonly query_info: QueryInfo }

/**
 * What stands beside the data of every cost answer: totals and shares over the whole filter, and the question as it
 * was understood.
 *
 * @param query the question.
 * @param range the days it came to, or null without data.
 * @param recordCount how many entries the answer's data has.
 * @param known the range's cost by provider and service, where the data tells it.
 */
export async function describeCosts(
  ctx: Context,
  query: CostQuery,
  range: DayRange | null,
  recordCount: number,
  known?: CostBreakdown,
): Promise<Description> {
  const breakdown =
    range === null
      ? { total_cost: 0, providers: [], services: [] }
      : (known ?? (await breakDownCosts(ctx, query, range, query.metric)))
  const currencies = await currencyFigures(ctx, query, range, query.metric)
  return {
    metadata: {
      ...summaries(breakdown),
      date_range: { start: range?.start_date ?? null, end: range?.end_date ?? null },
      ...currencies,
      incomplete_days: range === null ? [] : await incompleteDays(ctx, query, range),
    },
    query_info: {
      filters: appliedFilters(query),
      granularity: query.granularity,
      metric: query.metric,
      record_count: recordCount,
      notes: [
        ...(await nearestServiceNotes(ctx, query.service_name)),
        ...currencySentences(currencies),
        ...(await coverageNotes(ctx, range, recordCount + (query.offset ?? 0))),
      ],
    },
  }
}

function summaries({ total_cost, providers, services }: CostBreakdown) {
  const share = (cost: number) => ({
    total_cost: roundForApi(cost),
    percentage: percentageOf(cost, total_cost),
  })
  return {
    total_cost: roundForApi(total_cost),
    provider_summary: Object.fromEntries(
      providers.map((provider) => [provider.cloud_provider, share(provider.total_cost)]),
    ),
    service_summary: Object.fromEntries(
      services.map(({ label, cloud_provider, total_cost: cost }) => [
        label,
        { ...share(cost), cloud_provider },
      ]),
    ),
  }
}

function appliedFilters(
  query: CostQuery & { readonly group_by?: unknown; readonly top?: unknown },
): QueryInfo['filters'] {
  const { granularity: _granularity, metric: _metric, group_by: _groupBy, top: _top, ...rest } = query
  const { limit: _limit, offset: _offset, ...filters } = rest
  const applied: QueryInfo['filters'] = {}
  for (const [name, value] of Object.entries(filters)) {
    if (value !== undefined)
      applied[name] = Array.isArray(value) && value.length === 1 ? String(value[0]) : value
  }
  return applied
}

async function coverageNotes(ctx: Context, range: DayRange | null, reached: number): Promise<string[]> {
  if (reached > 0) return []
  const bounds = await dataBounds(ctx)
  if (bounds === null) return ['There is no cost data yet. Import a bill or create the demo data.']
  return range === null
    ? []
    : [`Nothing matches. The data covers ${bounds.start_date} to ${bounds.end_date}.`]
}
