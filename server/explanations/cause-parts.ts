import type { ChargeKind } from '../../shared/charge-kind.ts'
import type { Metric } from '../../shared/cost-query.ts'
import type { ExplanationCause } from '../../shared/explanation.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { fromCents, splitCents, toCents } from '../../shared/split-cents.ts'
import type { ChargeGroup } from '../costs/charge-groups.ts'
import type { RateEffect } from '../costs/rate-effect.ts'
import { kindOf, labelOf, pairCells } from './charge-cell.ts'
import { causes, type Cause, type Effect } from './effect.ts'
import { usageEffects } from './usage-effects.ts'

/** So many things are named that make the most of a cause. */
const mostDrivers = 3

/** Kinds of charges that follow no quantity, and what their change is. */
const besideUsage: Partial<Record<ChargeKind, Cause>> = {
  tax: 'Taxes',
  credit: 'Credits',
  refund: 'Refunds and corrections',
  discount: 'Discounts',
  adjustment: 'Adjustments',
  'commitment-fee': 'Commitments',
  'commitment-unused': 'Commitments',
  support: 'Fees',
  marketplace: 'Fees',
  fee: 'Fees',
}

/**
 * What a difference comes from, in the order of `causes`, which the amounts depend on. Every charge of both periods is
 * in exactly one of them.
 *
 * @param difference of the totals in cents, which the parts add up to; what no charge explains is `Other`.
 * @param effect what exchange rates did to the totals; the other causes are those at the earlier rates.
 */
export function causeParts(
  then: readonly ChargeGroup[],
  now: readonly ChargeGroup[],
  {
    difference,
    effect,
    metric,
  }: { readonly difference: number; readonly effect: RateEffect; readonly metric: Metric },
): ExplanationCause[] {
  const byRates = toCents(effect.change)
  const real = difference - byRates
  const effects = effectsOf(then, atEarlierRates(now, effect), metric)
  const other = sumMoney([real / 100, -sumMoney(effects.map(([, change]) => change))])
  const byCause = groupBy<Effect, Cause>(
    [...effects, ['Other', other, 'Not from a bill']],
    ([cause]) => cause,
  )
  const known = causes.flatMap((cause) => {
    const own = byCause.get(cause)
    return own === undefined ? [] : [{ cause, own, change: sumMoney(own.map(([, change]) => change)) }]
  })
  const cents = splitCents(
    known.map(({ change }) => change),
    real,
  )
  const parts = known.map(({ cause, own, change }, place) => ({
    label: cause,
    change: fromCents(cents[place] ?? 0),
    drivers: driversOf(own, change),
  }))
  const rates = { label: 'Exchange rates' satisfies Cause, change: fromCents(byRates), drivers: [] }
  return [...parts, rates]
    .filter(({ change }) => change !== 0)
    .sort((one, two) => Math.abs(two.change) - Math.abs(one.change))
}

function effectsOf(then: readonly ChargeGroup[], now: readonly ChargeGroup[], metric: Metric): Effect[] {
  const isBeside = (group: ChargeGroup) => besideUsage[kindOf(group)] !== undefined
  const signed = (groups: readonly ChargeGroup[], sign: 1 | -1): Effect[] =>
    groups.filter(isBeside).map((group) => {
      const kind = kindOf(group)
      return [besideUsage[kind] ?? 'Other', sign * group.cost, labelOf(group)]
    })
  const pairs = pairCells(
    then.filter((group) => !isBeside(group)),
    now.filter((group) => !isBeside(group)),
  )
  const groups = groupBy(pairs, ({ group }) => group)
  return [
    ...[...groups.values()].flatMap((cells) => usageEffects(cells, metric)),
    ...signed(then, -1),
    ...signed(now, 1),
  ]
}

/** What makes the most of a cause, in the direction of the whole. */
function driversOf(effects: readonly Effect[], change: number): ExplanationCause['drivers'] {
  return [...groupBy(effects, ([, , label]) => label)]
    .map(([label, own]) => ({ label, change: sumMoney(own.map(([, part]) => part)) }))
    .filter((driver) => Math.abs(driver.change) >= 0.005 && driver.change > 0 === change > 0)
    .sort((one, two) => Math.abs(two.change) - Math.abs(one.change))
    .slice(0, mostDrivers)
    .map(({ label, change: part }) => ({ label, change: fromCents(toCents(part)) }))
}

function atEarlierRates(now: readonly ChargeGroup[], { earlierRates }: RateEffect): ChargeGroup[] {
  return now.map((group) => {
    const rate = earlierRates.get(group.billing_currency ?? '')
    if (rate === undefined) return group
    const scale = group.rate === null || group.rate === 0 ? 1 : rate / group.rate
    return {
      ...group,
      cost: group.billed_amount * rate,
      list: group.list === null ? null : group.list * scale,
      contracted: group.contracted === null ? null : group.contracted * scale,
    }
  })
}
