import type { ExplanationCause } from '../../shared/explanation.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { fromCents, splitCents, toCents } from '../../shared/split-cents.ts'
import type { ChargeGroup } from '../costs/charge-groups.ts'
import type { RateEffect } from '../costs/rate-effect.ts'

type Cause =
  | 'Usage'
  | 'Price'
  | 'Commitments and purchases'
  | 'Credits'
  | 'Discounts'
  | 'Refunds and corrections'
  | 'Taxes'
  | 'Exchange rates'
  | 'Other'
type Effect = readonly [cause: Cause, change: number]

/** A price per less than this is none. */
const leastQuantity = 1e-6

const ofCategory: Readonly<Record<string, Cause>> = {
  Purchase: 'Commitments and purchases',
  Credit: 'Credits',
  Tax: 'Taxes',
}

/**
 * What a difference comes from. Where a kind of usage is counted in both periods, its change is divided into that of
 * the quantity at the earlier price and that of the price at the later quantity, which add up to the change exactly.
 *
 * @param difference of the totals in cents, which the parts add up to; what no charge explains is `Other`.
 * @param effect what exchange rates did to the totals; the other causes are those at the earlier rates.
 */
export function causeParts(
  then: readonly ChargeGroup[],
  now: readonly ChargeGroup[],
  difference: number,
  effect: RateEffect,
): ExplanationCause[] {
  const byRates = toCents(effect.change)
  const real = difference - byRates
  const [before, after] = [groupBy(then, kindOf), groupBy(atEarlierRates(now, effect), kindOf)]
  const effects = [...new Set([...before.keys(), ...after.keys()])].flatMap((kind) =>
    effectsOf(before.get(kind) ?? [], after.get(kind) ?? []),
  )
  const explained = sumMoney(effects.map(([, change]) => change))
  const all: readonly Effect[] = [...effects, ['Other', sumMoney([real / 100, -explained])]]
  const causes = [...groupBy(all, ([cause]) => cause)].map(
    ([cause, own]) => [cause, sumMoney(own.map(([, change]) => change))] as const,
  )
  const cents = splitCents(
    causes.map(([, change]) => change),
    real,
  )
  const rates = { label: 'Exchange rates' satisfies Cause, change: fromCents(byRates) }
  return [...causes.map(([label], place) => ({ label, change: fromCents(cents[place] ?? 0) })), rates]
    .filter(({ change }) => change !== 0)
    .sort((one, other) => Math.abs(other.change) - Math.abs(one.change))
}

function atEarlierRates(now: readonly ChargeGroup[], { earlierRates }: RateEffect): ChargeGroup[] {
  return now.map((group) => {
    const rate = earlierRates.get(group.billing_currency ?? '')
    return rate === undefined ? group : { ...group, cost: group.billed_amount * rate }
  })
}

function kindOf({
  cloud_provider,
  service_name,
  usage_type,
  charge_category,
  is_correction,
  discount_type,
  commitment_status,
  unit,
  billing_currency,
}: ChargeGroup) {
  const kind = [charge_category, is_correction, discount_type, commitment_status, billing_currency]
  return JSON.stringify([cloud_provider, service_name, usage_type, ...kind, unit])
}

function effectsOf(then: readonly ChargeGroup[], now: readonly ChargeGroup[]): Effect[] {
  const [first = then[0]] = now
  const [before, after] = [sumMoney(then.map(({ cost }) => cost)), sumMoney(now.map(({ cost }) => cost))]
  const change = sumMoney([after, -before])
  if (first === undefined) return []
  if (first.is_correction === 1) return [['Refunds and corrections', change]]
  if (first.discount_type !== null && first.charge_category !== 'Credit') return [['Discounts', change]]
  if (first.charge_category !== 'Usage') return [[ofCategory[first.charge_category ?? ''] ?? 'Other', change]]
  if (first.commitment_status !== null) return [['Commitments and purchases', change]]
  const [less, more] = [quantityOf(then), quantityOf(now)]
  if (less === null && more === null) return [['Other', change]]
  if (less === null || more === null || Math.abs(less) < leastQuantity) return [['Usage', change]]
  const usage = (more - less) * (before / less)
  return [
    ['Usage', usage],
    ['Price', sumMoney([change, -usage])],
  ]
}

function quantityOf(groups: readonly ChargeGroup[]): number | null {
  const known = groups.map(({ quantity }) => quantity).filter((quantity) => quantity !== null)
  return known.length === 0 ? null : sumMoney(known)
}
