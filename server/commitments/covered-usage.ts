import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import type { ChargeGroup } from '../costs/charge-groups.ts'
import { serviceKey } from '../costs/service-key.ts'

/** Usage under commitments and beside them, all at its price without them. */
export type CoveredUsage = { readonly covered: number; readonly uncovered: number }

/** What commitments paid for usage, and what it would have cost without them; null where the bill does not tell. */
export type UsedCommitment = { readonly cost: number; readonly onDemand: number | null }

/** What has to be known of a charge to tell whether a commitment covers it. */
type Covered = Pick<
  ChargeGroup,
  'charge_category' | 'commitment_status' | 'commitment_type' | 'cost' | 'contracted' | 'list' | 'quantity'
>

/** Whether a commitment pays for it. */
export const isUsed = ({ commitment_status }: Pick<Covered, 'commitment_status'>) =>
  commitment_status?.toLowerCase() === 'used'

/** Rows that take off again what covered usage would have cost: Google's credits, AWS's negations. */
export const isTakenOff = (group: Omit<Covered, 'cost'>) =>
  !isUsed(group) && group.commitment_type !== null && group.charge_category === 'Usage'

/**
 * Prices of usage without a commitment: what the bill itself paid for a unit of the same thing, by service, type and
 * unit, for covered usage whose own price is not told.
 */
export function ownPrices(groups: readonly ChargeGroup[]): (group: ChargeGroup) => number | null {
  const paid = groupBy(
    groups.filter((group) => !isUsed(group) && !isTakenOff(group) && (group.quantity ?? 0) > 0),
    thingKey,
  )
  return (group) => {
    const alike = paid.get(thingKey(group)) ?? []
    const quantity = sumMoney(alike.map((one) => one.quantity ?? 0))
    return quantity > 0 ? sumMoney(alike.map(({ cost }) => cost)) / quantity : null
  }
}

function thingKey(group: ChargeGroup): string {
  const { region, resource_class, usage_type, platform, unit } = group
  return JSON.stringify([serviceKey(group), region, resource_class ?? usage_type, platform, unit])
}

/** What used commitments cost and would have cost otherwise: by negotiated price, list price, or the bill's own price. */
export function usedCommitment<Charge extends Covered>(
  groups: readonly Charge[],
  priceOf: (group: Charge) => number | null,
): UsedCommitment {
  const used = groups.filter(isUsed)
  const values = used.map((group) => {
    const price = priceOf(group)
    const own = price === null || group.quantity === null ? null : price * group.quantity
    return group.contracted ?? group.list ?? own
  })
  const known = values.filter((value) => value !== null)
  return {
    cost: sumMoney(used.map(({ cost }) => cost)),
    onDemand: known.length < values.length ? null : sumMoney(known),
  }
}

/** How much of some usage commitments cover, of its EffectiveCost; covered usage without a known price counts as what it cost. */
export function coveredUsage<Charge extends Covered>(
  groups: readonly Charge[],
  priceOf: (group: Charge) => number | null,
): CoveredUsage {
  // The effective cost of a negation is nothing, so that only credits take off what others of these rows cost.
  const credits = -sumMoney(groups.filter(isTakenOff).map(({ cost }) => cost))
  const own = sumMoney(groups.filter((group) => !isUsed(group) && !isTakenOff(group)).map(({ cost }) => cost))
  const covered = groups
    .filter(isUsed)
    .map((group) => usedCommitment([group], priceOf).onDemand ?? group.cost)
  return { covered: sumMoney([credits, ...covered]), uncovered: Math.max(0, own - credits) }
}

/** In percent; null without any usage. */
export function coveragePercent({ covered, uncovered }: CoveredUsage): number | null {
  return covered + uncovered <= 0 ? null : (100 * covered) / (covered + uncovered)
}
