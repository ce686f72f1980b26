import { isChargeKind, kindLabel } from '../../shared/charge-kind.ts'
import type {
  ExplainQuery,
  Explanation,
  ExplanationPart,
  FurtherDimension,
} from '../../shared/explanation.ts'
import { forAsManyDays, type ComparedDays } from '../../shared/compared-days.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi, sumMoney } from '../../shared/money.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type GroupColumn, type ChargeGroup } from '../costs/charge-groups.ts'
import { questionsOf } from '../costs/compare-days.ts'
import { groupCosts } from '../costs/group-costs.ts'
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

/** What charges are divided by for every question. */
const bands = ['account', 'region', 'charge_kind'] as const
type Dimension = (typeof bands)[number] | FurtherDimension

type Divisible<Name extends string> = Readonly<Partial<Record<Name, string | null>>> & {
  readonly cloud_provider: string | null
  readonly cost: number
}

/** Both periods divided by something, in as many days. */
type Divided<Name extends Dimension> = {
  readonly dimension: Name
  readonly earlier: readonly Divisible<Dimension>[]
  readonly later: readonly Divisible<Dimension>[]
}

/** So many parts of a waterfall are told apart. */
const mostParts = 200

/**
 * The waterfalls below the service and the causes, where bills go so deep.
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
  const divided = [
    ...bands.map((dimension) => ({ dimension, earlier: then, later: now })),
    ...(await furtherGroups(ctx, query, days)),
  ]
  return {
    waterfalls: divided.map((one) => {
      const pairs = inCents(dimensionPairs(one, totals), totals)
      return {
        dimension: one.dimension,
        parts: [...daysParts, ...waterfallParts(pairs, ({ label }) => label)],
      }
    }),
    causes,
  }
}

/** Groups by what only single charges have; nothing that was not asked for. */
async function furtherGroups(
  ctx: Context,
  query: ExplainQuery,
  days: ComparedDays,
): Promise<Divided<FurtherDimension>[]> {
  const { current, previous } = questionsOf(query, days)
  const divided: Divided<FurtherDimension>[] = []
  for (const dimension of new Set([query.divide_by ?? []].flat())) {
    const grouping = {
      dimensions: ['provider', dimension],
      granularity: 'daily',
      metric: query.metric,
    } as const
    const now = await groupCosts(ctx, current, days.current, grouping)
    const before = await groupCosts(ctx, previous, days.previous, grouping)
    divided.push({
      dimension,
      later: now.map((group) => ({ ...group, cost: group.total_cost })),
      earlier: before.map((group) => ({
        ...group,
        cost: roundForApi(forAsManyDays(group.total_cost, days)),
      })),
    })
  }
  return divided
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

const lacking: Readonly<Record<Dimension, string>> = {
  account: 'no account',
  region: 'no region',
  charge_kind: 'not known',
  resource: 'no resource',
  tag: 'not tagged',
}

function dimensionPairs({ dimension, earlier, later }: Divided<Dimension>, totals: CentsTotals): CostPair[] {
  const nameOf = (group: Divisible<Dimension>) => `${group.cloud_provider} / ${wordsOf(dimension, group)}`
  const [before, after] = [groupBy(earlier, nameOf), groupBy(later, nameOf)]
  const cost = (groups: readonly { readonly cost: number }[] = []) =>
    sumMoney(groups.map((group) => group.cost))
  const pairs = [...new Map([...before, ...after])].map(([label, [first]]) => ({
    label,
    cloud_provider: first?.cloud_provider ?? 'Other',
    value: first?.[dimension] ?? null,
    previous: cost(before.get(label)),
    current: cost(after.get(label)),
  }))
  // Demo data and entries by hand are in no bill that could tell.
  const rest = {
    label: 'Not from a bill',
    cloud_provider: 'All',
    value: null,
    previous: sumMoney([totals.previous / 100, ...pairs.map((pair) => -pair.previous)]),
    current: sumMoney([totals.current / 100, ...pairs.map((pair) => -pair.current)]),
  }
  const isRounding = Math.abs(rest.previous) < 0.01 && Math.abs(rest.current) < 0.01
  return withoutTail(isRounding ? pairs : [...pairs, rest])
}

function wordsOf(dimension: Dimension, group: Divisible<Dimension>): string {
  const value = group[dimension] ?? null
  if (dimension === 'charge_kind' && isChargeKind(value)) return kindLabel(value)
  return value ?? lacking[dimension]
}

/** Resources can be any number; what changed least is one part. */
function withoutTail(pairs: readonly CostPair[]): CostPair[] {
  const change = ({ previous, current }: CostPair) => Math.abs(current - previous)
  const ordered = pairs.toSorted((one, other) => change(other) - change(one))
  const tail = ordered.slice(mostParts)
  if (tail.length < 2) return ordered
  const sum = (part: 'previous' | 'current') => sumMoney(tail.map((pair) => pair[part]))
  const label = `${tail.length} others`
  return [
    ...ordered.slice(0, mostParts),
    { label, cloud_provider: 'All', value: null, previous: sum('previous'), current: sum('current') },
  ]
}
