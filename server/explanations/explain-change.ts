import { currencySentences } from '../../shared/currency.ts'
import type { ExplainQuery, Explanation, ExplanationPart } from '../../shared/explanation.ts'
import { formatMoney, percentageChange } from '../../shared/money.ts'
import { comparisonOf, countDays, type Comparison } from '../../shared/period.ts'
import { fromCents, toCents } from '../../shared/split-cents.ts'
import { nearestServiceNotes } from '../catalogue/nearest-services.ts'
import type { Context } from '../context.ts'
import type { ComparedDays } from '../../shared/compared-days.ts'
import { breakDownCosts, type ServiceCost } from '../costs/break-down-costs.ts'
import { compareDays, questionsOf } from '../costs/compare-days.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { joinFigures } from '../costs/join-figures.ts'
import { rateEffect, type RateEffect } from '../costs/rate-effect.ts'
import { resolveRange } from '../costs/resolve-range.ts'
import { deeperWaterfalls } from './deeper-waterfalls.ts'
import { inCents, totalsOf, waterfallParts, type CentsTotals, type CostPair } from './waterfall-parts.ts'

const noEffect: RateEffect = { change: 0, earlierRates: new Map() }

/**
 * Why the total of one period differs from that of another: one waterfall for each dimension, whose parts add up to
 * the difference to the cent.
 */
export async function explainChange(ctx: Context, query: ExplainQuery): Promise<Explanation> {
  const asked = await periodsOf(ctx, query)
  const periods = asked === null ? null : await compareDays(ctx, query, asked)
  const pairs = periods === null ? [] : inCents(await costPairs(ctx, query, periods))
  const services = waterfallParts(pairs, ({ label }) => label)
  const providers = waterfallParts(pairs, ({ cloud_provider }) => cloud_provider)
  const totals = totalsOf(pairs)
  const { previous, current } = totals
  const effect = periods === null ? noEffect : await rateEffect(ctx, query, periods)
  const byRates = toCents(effect.change)
  const deeper = periods === null ? null : await deeperWaterfalls(ctx, query, periods, totals, effect)
  // Also of days that are left out: what stands apart there is not lost either.
  const currencies = joinFigures(
    await currencyFigures(ctx, query, asked?.previous ?? null, query.metric),
    await currencyFigures(ctx, query, asked?.current ?? null, query.metric),
  )
  return {
    current: periods?.current ?? null,
    previous: periods?.previous ?? null,
    current_total: fromCents(current),
    previous_total: fromCents(previous),
    difference: fromCents(current - previous),
    percentage_change: percentageChange(current, previous),
    exchange_rate_change: fromCents(byRates),
    real_change: fromCents(current - previous - byRates),
    summary: summaryOf(totals, services, byRates, currencies.currency),
    waterfalls: [
      { dimension: 'provider', parts: providers },
      { dimension: 'service', parts: services },
      ...(deeper?.waterfalls ?? []),
    ],
    causes: deeper?.causes ?? null,
    new_services: namesOf(services, 'new'),
    gone_services: namesOf(services, 'gone'),
    left_out_days: [...(periods?.leftOut ?? [])],
    ...currencies,
    notes: [
      ...(await nearestServiceNotes(ctx, query.service_name)),
      ...notesOn(asked, periods),
      ...currencySentences(currencies),
    ],
  }
}

async function periodsOf(ctx: Context, query: ExplainQuery): Promise<Comparison | null> {
  const range = await resolveRange(ctx, query)
  if (range === null) return null
  const usual = comparisonOf(range, query.preset, ctx.clock.today())
  const { compare_start_date: start_date, compare_end_date: end_date } = query
  if (start_date === undefined || end_date === undefined) return usual
  return { current: usual?.current ?? range, previous: { start_date, end_date } }
}

async function costPairs(ctx: Context, query: ExplainQuery, days: ComparedDays): Promise<CostPair[]> {
  const { current, previous } = questionsOf(query, days)
  const [now, then] = await Promise.all([
    breakDownCosts(ctx, current, days.current, query.metric),
    breakDownCosts(ctx, previous, days.previous, query.metric),
  ])
  const keyOf = ({ cloud_provider, service_name }: ServiceCost) => `${cloud_provider}\n${service_name}`
  const before = new Map(then.services.map((service) => [keyOf(service), service]))
  const after = new Map(now.services.map((service) => [keyOf(service), service]))
  return [...new Map([...before, ...after])].map(([key, { cloud_provider, service_name }]) => ({
    label: `${cloud_provider} / ${service_name}`,
    cloud_provider,
    previous: before.get(key)?.total_cost ?? 0,
    current: after.get(key)?.total_cost ?? 0,
  }))
}

function namesOf(parts: readonly ExplanationPart[], state: ExplanationPart['state']): string[] {
  return parts.filter((part) => part.state === state).map(({ label }) => label)
}

function summaryOf(
  { previous, current }: CentsTotals,
  services: readonly ExplanationPart[],
  byRates: number,
  currency: string,
): string {
  const difference = current - previous
  const change = percentageChange(current, previous)
  const signed = (amount: number) => `${amount > 0 ? '+' : '-'}${formatMoney(Math.abs(amount), currency)}`
  const rates = byRates === 0 ? '' : ` Exchange rates make ${signed(fromCents(byRates))} of it.`
  if (difference === 0) return `Costs did not change.${rates}`
  const percent = change === null ? '' : ` (${Math.abs(change)} %)`
  const direction = difference > 0 ? 'rose' : 'fell'
  const drivers = services
    .filter((part) => part.change > 0 === difference > 0 && part.change !== 0)
    .slice(0, 3)
    .map((part) => `${part.label} (${signed(part.change)})`)
  return `Costs ${direction} by ${formatMoney(Math.abs(fromCents(difference)), currency)}${percent}, mostly ${drivers.join(', ')}.${rates}`
}

function notesOn(asked: Comparison | null, periods: ComparedDays | null): string[] {
  if (asked === null || periods === null)
    return ['No day of the period has come yet, or there is no cost data.']
  const { currentDays, leftOut } = periods
  if (currentDays.size === 0) return ['No day of the period is complete, so nothing is compared.']
  const [now, then] = [countDays(asked.current), countDays(asked.previous)]
  const count = leftOut.length === 1 ? '1 day is' : `${leftOut.length} days are`
  const other = leftOut.length === 1 ? 'its counterpart' : 'their counterparts'
  return [
    ...(now === then ? [] : [`The periods differ in length: ${then} days before, ${now} days now.`]),
    ...(leftOut.length === 0
      ? []
      : [
          `${count} left out together with ${other} in the other period, because bills do not cover them completely.`,
        ]),
  ]
}
