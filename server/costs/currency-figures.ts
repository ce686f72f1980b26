import type { CurrencyFigures, ProvisionalRate, UnconvertedAmount } from '../../shared/currency.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import { intersection, type DayRange } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import { conversionsWithin } from '../exchange-rates/conversion-rates.ts'
import { joinConversion } from '../exchange-rates/converted.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { needsCharges, type CostFilter } from './cost-filter.ts'
import { boundsOf } from './resolve-range.ts'
import { costsMatching, metricColumn, unconvertedCosts, type CostRows } from './costs-matching.ts'

type Sum = {
  readonly month: string
  readonly billing_currency: string
  readonly cost: number
  readonly record_count: number
}

const apartKept = createMemory<DayRange | null>()

/**
 * What an answer has to say about currencies: what it is in, which amounts of its filter and days stand apart because no
 * exchange rate is known, and which months are converted at the rate of an earlier one.
 *
 * @param range null where there is no data at all.
 */
export async function currencyFigures(
  ctx: Context,
  filter: CostFilter,
  range: DayRange | null,
  metric: Metric,
): Promise<CurrencyFigures> {
  const currency = await reportingCurrency(ctx.database)
  if (range === null) return { currency, unconverted: [], provisional_rates: [] }
  const months = await conversionsWithin(ctx.database, range)
  // Either list reads all that the answer is about, and there is seldom anything to find.
  const mayBeApart = needsCharges(filter)
    ? months.some(({ rate }) => rate === null)
    : await hasUnconverted(ctx, range)
  const carried = months.filter(({ is_provisional }) => is_provisional === 1)
  return {
    currency,
    unconverted: mayBeApart ? await unconvertedIn(ctx, filter, range, metric) : [],
    provisional_rates: carried.length === 0 ? [] : await provisionalIn(ctx, filter, range, metric),
  }
}

/** Whether any of the daily costs between the first and the last unconverted one is of a range. */
async function hasUnconverted({ database }: Context, range: DayRange): Promise<boolean> {
  const apart = await apartKept({ database }, '', () =>
    boundsOf(() => database('cloud_costs').whereNull('cost')),
  )
  return apart !== null && intersection(apart, range) !== null
}

function sums({ database, month, records }: CostRows, metric: Metric) {
  return {
    month: database.raw(month),
    billing_currency: 'cloud_costs.billing_currency',
    cost: database.raw('sum(??)', [`cloud_costs.${metricColumn(metric)}_in_billing_currency`]),
    record_count: database.raw(records),
  }
}

async function unconvertedIn(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  metric: Metric,
): Promise<UnconvertedAmount[]> {
  const costs = unconvertedCosts(ctx, filter, range, { by: [] })
  const rows: Sum[] = await costs.query
    .select(sums(costs, metric))
    .groupByRaw(`${costs.month}, cloud_costs.billing_currency`)
    .orderBy(['billing_currency', 'month'])
  return [...groupBy(rows, ({ billing_currency }) => billing_currency)].map(([billing_currency, own]) => ({
    billing_currency,
    cost: roundForApi(sumMoney(own.map(({ cost }) => cost))),
    record_count: own.reduce((count, row) => count + row.record_count, 0),
    months: own.map((row) => row.month),
  }))
}

async function provisionalIn(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  metric: Metric,
): Promise<ProvisionalRate[]> {
  const costs = costsMatching(ctx, filter, range, { by: [] })
  const { database, query, month } = costs
  joinConversion(database, query, 'cloud_costs', month)
  const rows: ProvisionalRate[] = await query
    .where('k.is_provisional', 1)
    .select({ ...sums(costs, metric), rate: 'k.rate', rate_month: 'k.rate_month' })
    .select(database.raw('sum(??) as converted_cost', [`cloud_costs.${metricColumn(metric)}`]))
    .groupByRaw(`${month}, cloud_costs.billing_currency, k.rate, k.rate_month`)
    .orderBy(['billing_currency', 'month'])
  return rows.map((row) => ({
    ...row,
    cost: roundForApi(row.cost),
    converted_cost: roundForApi(row.converted_cost),
  }))
}
