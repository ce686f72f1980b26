import type { ComparedDays } from '../../shared/compared-days.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { sumMoney } from '../../shared/money.ts'
import { daysOf, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { conversions, conversionsWithin } from '../exchange-rates/conversion-rates.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { questionsOf } from './compare-days.ts'
import type { CostFilter } from './cost-filter.ts'
import { costsMatching, metricColumn } from './costs-matching.ts'

/** How exchange rates moved a total from one period to another. */
export type RateEffect = {
  /** The part of the difference that they make, in the reporting currency; the rest is real. */
  readonly change: number
  /** What a unit of each other currency was in the earlier period; the reporting currency itself is not among them. */
  readonly earlierRates: ReadonlyMap<string, number>
}

type Sum = { readonly billing_currency: string; readonly amount: number; readonly cost: number }

/**
 * Divides the change of a total: the real change is what the later period would have cost at the earlier period's
 * rates, less what the earlier one cost; the rest is the effect of the rates.
 *
 * The earlier rate of a currency is what its earlier costs came to, divided by them in that currency. Where there were
 * none, or they cancel out so that the quotient is no rate of that period, it is the mean of the rates of its days. A
 * currency without any earlier rate has no effect.
 */
export async function rateEffect(
  ctx: Context,
  query: CostFilter & { readonly metric: Metric },
  days: ComparedDays,
): Promise<RateEffect> {
  const { current, previous } = questionsOf(query, days)
  const reporting = await reportingCurrency(ctx.database)
  const months = await conversionsWithin(ctx.database, days.current)
  if (months.every(({ currency }) => currency === reporting)) return { change: 0, earlierRates: new Map() }
  const now = await sumsOf(ctx, current, days.current)
  if (now.length === 0) return { change: 0, earlierRates: new Map() }
  const then = await sumsOf(ctx, previous, days.previous)
  const convert = await conversions(ctx.database)
  const earlierRates = new Map<string, number>()
  for (const { billing_currency: currency } of now) {
    const rates = daysOf(days.previous).flatMap(
      (day) => convert({ currency, month: day.slice(0, 7) }).rate ?? [],
    )
    const rate = earlierRate(
      then.find((sum) => sum.billing_currency === currency),
      rates,
    )
    if (rate !== null) earlierRates.set(currency, rate)
  }
  const effects = now.flatMap(({ billing_currency, amount, cost }) => {
    const rate = earlierRates.get(billing_currency)
    return rate === undefined ? [] : [cost, -amount * rate]
  })
  return { change: sumMoney(effects), earlierRates }
}

/**
 * @param rates those of the earlier period's days, where they are known.
 * @returns null where there are none.
 */
export function earlierRate(
  sum: Pick<Sum, 'amount' | 'cost'> | undefined,
  rates: readonly number[],
): number | null {
  if (rates.length === 0) return null
  const quotient = sum === undefined || sum.amount === 0 ? Number.NaN : sum.cost / sum.amount
  const slack = 1e-9
  const isRate = quotient >= Math.min(...rates) * (1 - slack) && quotient <= Math.max(...rates) * (1 + slack)
  return isRate ? quotient : sumMoney(rates) / rates.length
}

async function sumsOf(
  ctx: Context,
  filter: CostFilter & { readonly metric: Metric },
  range: DayRange,
): Promise<Sum[]> {
  const column = `cloud_costs.${metricColumn(filter.metric)}`
  const { database, query } = costsMatching(ctx, filter, range, { by: [] })
  const reporting = await reportingCurrency(ctx.database)
  return query
    .whereNot('cloud_costs.billing_currency', reporting)
    .select({
      billing_currency: 'cloud_costs.billing_currency',
      amount: database.raw('sum(??)', [`${column}_in_billing_currency`]),
      cost: database.raw('sum(??)', [column]),
    })
    .groupBy('cloud_costs.billing_currency')
    .orderBy('cloud_costs.billing_currency')
}
