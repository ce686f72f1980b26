import { isChargeKind, kindLabel, type ChargeKind } from '../../shared/charge-kind.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { isTakenOff, isUsed } from '../commitments/covered-usage.ts'
import type { ChargeGroup } from '../costs/charge-groups.ts'

/** What one thing that is used cost in one period: a kind of charge of a size, in one place, whatever covers it. */
export type Cell = {
  /** Units that are paid for as they are used, and units that a commitment covers; null where none are counted. */
  readonly quantity: number | null
  readonly coveredQuantity: number
  /** What the units cost that are paid for as they are used. */
  readonly cost: number
  /** What the covered ones cost, after what takes it off again. */
  readonly coveredCost: number
  /** By the public price list, and by negotiated prices before any commitment; null where the bill does not tell. */
  readonly list: Priced
  readonly contracted: Priced
}

type Priced = { readonly own: number; readonly covered: number | null }

/** The same of both periods, and what it is. */
export type CellPair = {
  readonly label: string
  /** The same for cells of one service, one kind and one unit, between which the mix can change. */
  readonly group: string
  readonly earlier: Cell
  readonly later: Cell
}

const nothing: Cell = {
  quantity: null,
  coveredQuantity: 0,
  cost: 0,
  coveredCost: 0,
  list: { own: 0, covered: 0 },
  contracted: { own: 0, covered: 0 },
}

/** Pairs what was used in two periods, whatever paid for it: on demand and covered, in one cell. */
export function pairCells(then: readonly ChargeGroup[], now: readonly ChargeGroup[]): CellPair[] {
  const [before, after] = [groupBy(then, cellKey), groupBy(now, cellKey)]
  return [...new Map([...before, ...after])].map(([key, [first]]) => ({
    label: labelOf(first),
    group: groupKey(first),
    earlier: toCell(before.get(key)),
    later: toCell(after.get(key)),
  }))
}

function cellKey(group: ChargeGroup): string {
  const { cloud_provider, account, region, service_name, unit, platform, billing_currency } = group
  const what = [group.charge_kind, group.resource_class ?? group.usage_type, platform, unit]
  return JSON.stringify([cloud_provider, account, region, service_name, ...what, billing_currency])
}

function groupKey(group: ChargeGroup | undefined): string {
  const kind = kindOf(group)
  const what = [kind === 'spot-instance' ? 'instance' : kind, group?.unit, group?.billing_currency]
  return JSON.stringify([group?.cloud_provider, group?.service_name, ...what])
}

/** What a group of charges is for. */
export function kindOf(group: ChargeGroup | undefined): ChargeKind {
  const kind = group?.charge_kind ?? null
  return isChargeKind(kind) ? kind : 'other'
}

/** What a group of charges is called. */
export function labelOf(group: ChargeGroup | undefined): string {
  const { cloud_provider = null, service_name = null, resource_class = null, usage_type = null } = group ?? {}
  const what = resource_class ?? usage_type
  const kind = kindOf(group)
  const words =
    kind === 'other' ? (what ?? 'charges') : `${kindLabel(kind)}${what === null ? '' : ` (${what})`}`
  return `${cloud_provider ?? ''} / ${service_name ?? ''}: ${words}`
}

function toCell(groups: readonly ChargeGroup[] | undefined): Cell {
  if (groups === undefined) return nothing
  const covered = groups.filter(isUsed)
  const takenOff = groups.filter(isTakenOff)
  const own = groups.filter((group) => !isUsed(group) && !isTakenOff(group))
  const off = costOf(takenOff)
  if (covered.length > 0)
    return {
      quantity: quantityOf(own) ?? (quantityOf(covered) === null ? null : 0),
      coveredQuantity: quantityOf(covered) ?? 0,
      cost: costOf(own),
      coveredCost: sumMoney([costOf(covered), off]),
      list: { own: pricedOf(own, 'list'), covered: knownOf(covered, 'list', 'contracted') },
      contracted: { own: pricedOf(own, 'contracted'), covered: knownOf(covered, 'contracted', 'list') },
    }
  // Google's credits take off the price of what they cover, and the rows themselves do not say which units that is.
  const cost = costOf(own)
  const quantity = quantityOf(own)
  const share = cost > 0 ? Math.min(1, Math.max(0, -off / cost)) : 0
  const part = (amount: number) => ({ own: amount * (1 - share), covered: amount * share })
  return {
    quantity: quantity === null ? null : quantity * (1 - share),
    coveredQuantity: quantity === null ? 0 : quantity * share,
    cost: cost * (1 - share),
    coveredCost: sumMoney([cost * share, off]),
    list: part(pricedOf(own, 'list')),
    contracted: part(pricedOf(own, 'contracted')),
  }
}

function costOf(groups: readonly ChargeGroup[]): number {
  return sumMoney(groups.map(({ cost }) => cost))
}

type Price = 'list' | 'contracted'

/** What groups cost by a price, or as they were charged where the bill does not tell. */
function pricedOf(groups: readonly ChargeGroup[], price: Price): number {
  return sumMoney(groups.map((group) => group[price] ?? group.cost))
}

/** What groups cost by a price or the next best one; null where a bill tells neither. */
function knownOf(groups: readonly ChargeGroup[], price: Price, instead: Price): number | null {
  const known = groups.map((group) => group[price] ?? group[instead]).filter((cost) => cost !== null)
  return known.length < groups.length ? null : sumMoney(known)
}

function quantityOf(groups: readonly ChargeGroup[]): number | null {
  const known = groups.map(({ quantity }) => quantity).filter((quantity) => quantity !== null)
  return known.length === 0 ? null : sumMoney(known)
}
