import type { ExplainQuery, Explanation, ExplanationPart } from '../../shared/explanation.ts'
import { forAsManyDays, type ComparedDays } from '../../shared/compared-days.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type GroupColumn, type ChargeGroup } from '../costs/charge-groups.ts'
import { questionsOf } from '../costs/compare-days.ts'
import type { RateEffect } from '../costs/rate-effect.ts'
import { toCents } from '../../shared/split-cents.ts'
import { causeParts } from './cause-parts.ts'
import { inCents, waterfallParts, type CentsTotals, type CostPair } from './waterfall-parts.ts'

const columns = [
  'cloud_provider',
  'service_name',
  'account',
  'region',
  'charge_kind',
  'resource_class',
  'usage_type',
  'platform',
  'discount_type',
  'commitment_status',
  'commitment_type',
  'unit',
  'billing_currency',
] as const satisfies readonly GroupColumn[]

/**
 * The waterfall by account and the causes, where bills go so deep.
 *
 * @param totals those of the other waterfalls, in cents, of as many days.
 * @param daysParts what more or fewer days make.
 * @param effect what exchange rates did to them.
 */
export async function deeperWaterfalls(
  ctx: Context,
  query: ExplainQuery,
  days: ComparedDays,
  totals: CentsTotals,
  daysParts: readonly ExplanationPart[],
  effect: RateEffect,
): Promise<Pick<Explanation, 'waterfalls' | 'causes'>> {
  const { current, previous } = questionsOf(query, days)
  const now = await chargeGroups(ctx, current, days.current, columns, query.metric)
  const before = await chargeGroups(ctx, previous, days.previous, columns, query.metric)
  const then = before.map((group) => ofAsManyDays(group, days))
  const causes = [
    ...daysParts.map(({ label, change }) => ({ label, change, drivers: [] })),
    ...causeParts(then, now, {
      difference: totals.current - totals.previous,
      effect,
      metric: query.metric,
    }),
  ]
  if (now.length === 0 && then.length === 0)
    return { waterfalls: [], causes: toCents(effect.change) === 0 ? null : causes }
  const accounts = inCents(accountPairs(then, now, totals), totals)
  const parts = waterfallParts(accounts, ({ label }) => label)
  return {
    waterfalls: [{ dimension: 'account', parts: [...daysParts, ...parts] }],
    causes,
  }
}

function ofAsManyDays(group: ChargeGroup, days: ComparedDays): ChargeGroup {
  const { cost, quantity, list, contracted } = group
  const orNull = (amount: number | null) => (amount === null ? null : forAsManyDays(amount, days))
  return {
    ...group,
    cost: roundForApi(forAsManyDays(cost, days)),
    quantity: orNull(quantity),
    list: orNull(list),
    contracted: orNull(contracted),
  }
}

function accountPairs(
  then: readonly ChargeGroup[],
  now: readonly ChargeGroup[],
  totals: CentsTotals,
): CostPair[] {
  const nameOf = ({ cloud_provider, account }: ChargeGroup) =>
    `${cloud_provider} / ${account ?? 'no account'}`
  const [before, after] = [groupBy(then, nameOf), groupBy(now, nameOf)]
  const cost = (groups: readonly ChargeGroup[] = []) => sumMoney(groups.map((group) => group.cost))
  const pairs = [...new Map([...before, ...after])].map(([label, members]) => ({
    label,
    cloud_provider: members[0]?.cloud_provider ?? 'Other',
    previous: cost(before.get(label)),
    current: cost(after.get(label)),
  }))
  // Demo data and entries by hand belong to no account.
  const rest = {
    label: 'Not from a bill',
    cloud_provider: 'All',
    previous: sumMoney([totals.previous / 100, ...pairs.map((pair) => -pair.previous)]),
    current: sumMoney([totals.current / 100, ...pairs.map((pair) => -pair.current)]),
  }
  const isRounding = Math.abs(rest.previous) < 0.01 && Math.abs(rest.current) < 0.01
  return isRounding ? pairs : [...pairs, rest]
}
