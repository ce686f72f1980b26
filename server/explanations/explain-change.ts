import { forAsManyDays, isPerDay } from '../../shared/compared-days.ts'
import { currencySentences } from '../../shared/currency.ts'
import type { ExplainQuery, Explanation, ExplanationPart } from '../../shared/explanation.ts'
import { roundForApi } from '../../shared/money.ts'
import { fromCents, toCents } from '../../shared/split-cents.ts'
import { nearestServiceNotes } from '../catalogue/nearest-services.ts'
import type { Context } from '../context.ts'
import { serviceKey } from '../costs/service-key.ts'
import { compareCosts, comparedPeriods, type ComparedCosts } from '../costs/compare-costs.ts'
import { leftOutNotes } from '../costs/comparison-notes.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { joinFigures } from '../costs/join-figures.ts'
import type { RateEffect } from '../costs/rate-effect.ts'
import { resolveRange } from '../costs/resolve-range.ts'
import { deeperWaterfalls } from './deeper-waterfalls.ts'
import { explanationSummary } from './explanation-summary.ts'
import { daysParts, inCents, totalsOf, waterfallParts, type CostPair } from './waterfall-parts.ts'

const noEffect: RateEffect = { change: 0, earlierRates: new Map() }

/**
 * Why the total of one period differs from that of another: one waterfall for each dimension, whose parts add up to
 * the difference to the cent. Where the periods differ in length, the earlier one is taken for as many days as the
 * later one has, and what the number of days makes is a part of its own.
 */
export async function explainChange(ctx: Context, query: ExplainQuery): Promise<Explanation> {
  const range = await resolveRange(ctx, query)
  const periods = range === null ? null : comparedPeriods(range, query, ctx.clock.today())
  const compared = periods === null ? null : await compareCosts(ctx, query, periods)
  const pairs = compared === null ? [] : inCents(costPairs(compared))
  const services = waterfallParts(pairs, ({ label }) => label)
  const providers = waterfallParts(pairs, ({ cloud_provider }) => cloud_provider)
  const totals = totalsOf(pairs)
  const previous =
    compared !== null && isPerDay(compared.days) ? toCents(compared.previous.total_cost) : totals.previous
  const days = daysParts({ asItWas: previous, forAsManyDays: totals.previous })
  const effect = compared?.rates ?? noEffect
  const byRates = toCents(effect.change)
  const deeper =
    compared === null ? null : await deeperWaterfalls(ctx, query, compared.days, totals, days, effect)
  // Also of days that are left out: what stands apart there is not lost either.
  const currencies = joinFigures(
    await currencyFigures(ctx, query, periods?.previous ?? null, query.metric),
    await currencyFigures(ctx, query, periods?.current ?? null, query.metric),
  )
  const change = compared?.change ?? null
  return {
    current: compared?.days.current ?? null,
    previous: compared?.days.previous ?? null,
    current_total: fromCents(totals.current),
    previous_total: fromCents(previous),
    difference: fromCents(totals.current - previous),
    percentage_change: change,
    exchange_rate_change: fromCents(byRates),
    real_change: fromCents(totals.current - previous - byRates),
    compared_days: compared?.days.currentDays.size ?? 0,
    previous_days: compared?.days.previousDays.size ?? 0,
    summary: explanationSummary(
      { difference: fromCents(totals.current - totals.previous), change, days: compared?.days ?? null },
      services,
      days,
      { byRates: fromCents(byRates), currency: currencies.currency },
    ),
    waterfalls: [
      { dimension: 'provider', parts: [...days, ...providers] },
      { dimension: 'service', parts: [...days, ...services] },
      ...(deeper?.waterfalls ?? []),
    ],
    causes: deeper?.causes ?? null,
    new_services: namesOf(services, 'new'),
    gone_services: namesOf(services, 'gone'),
    left_out_days: [...(compared?.days.leftOut ?? [])],
    ...currencies,
    notes: [
      ...(await nearestServiceNotes(ctx, query.service_name)),
      ...notesOn(compared),
      ...currencySentences(currencies),
    ],
  }
}

/** What each service cost in both periods, in as many days. */
function costPairs({ current, previous, days }: ComparedCosts): CostPair[] {
  const before = new Map(previous.services.map((service) => [serviceKey(service), service]))
  const after = new Map(current.services.map((service) => [serviceKey(service), service]))
  return [...new Map([...before, ...after])].map(([key, { cloud_provider, service_name }]) => ({
    label: `${cloud_provider} / ${service_name}`,
    cloud_provider,
    previous: roundForApi(forAsManyDays(before.get(key)?.total_cost ?? 0, days)),
    current: roundForApi(after.get(key)?.total_cost ?? 0),
  }))
}

function namesOf(parts: readonly ExplanationPart[], state: ExplanationPart['state']): string[] {
  return parts.filter((part) => part.state === state).map(({ label }) => label)
}

function notesOn(compared: ComparedCosts | null): string[] {
  if (compared === null) return ['No day of the period has come yet, or there is no cost data.']
  return [...compared.notes, ...leftOutNotes(compared.days)]
}
