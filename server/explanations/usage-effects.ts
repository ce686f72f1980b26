import { sumMoney } from '../../shared/money.ts'
import type { Cell, CellPair } from './charge-cell.ts'
import type { Effect } from './effect.ts'

/** A price per less than this is none. */
const leastQuantity = 1e-9

/** Units with what they cost at three prices. */
type Priced = { readonly q: number; readonly e: number; readonly list: number; readonly contracted: number }

type Pair = { readonly label: string; readonly before: Priced; readonly after: Priced }

/**
 * What a group of cells, of one kind and one unit, changed by: the price-volume analysis of accounting with a term for
 * each step from list price to charge. The order is a convention: quantity first, at the group's earlier price; then
 * the mix of what is used, at earlier prices; then list price, negotiated discount and commitment, at later quantities.
 * The effects add up to the change.
 *
 * With EffectiveCost a covered unit has the price of its commitment. With BilledCost a commitment is paid apart, so that
 * covered units cost nothing: units that become covered are an effect of the commitment, and units that are not covered
 * any more are usage that is paid for again.
 */
export function usageEffects(cells: readonly CellPair[], metric: 'billed' | 'effective'): Effect[] {
  const moves = metric === 'effective' ? [] : cells.flatMap(movesOf)
  const pairs = cells.map((cell) => (metric === 'effective' ? wholePair(cell) : ownPair(cell)))
  return [...moves, ...groupEffects(pairs, cells)]
}

function groupEffects(pairs: readonly Pair[], cells: readonly CellPair[]): Effect[] {
  const gone = !cells.some(({ later }) => isUsed(later))
  if (gone || !cells.some(({ earlier }) => isUsed(earlier)))
    return pairs.map(({ label, before, after }) => [gone ? 'Gone' : 'New', after.e - before.e, label])
  const counted = pairs.map(({ before }) => before).filter(({ q }) => q > leastQuantity)
  const quantity = sumMoney(counted.map(({ q }) => q))
  const groupPrice = quantity > leastQuantity ? sumMoney(counted.map(({ e }) => e)) / quantity : null
  return pairs.flatMap((pair) => pairEffects(pair, groupPrice))
}

function pairEffects({ label, before, after }: Pair, groupPrice: number | null): Effect[] {
  const change = after.q - before.q
  const price = unitPrice(before) ?? unitPrice(after) ?? 0
  const usage = change * (groupPrice ?? price)
  const mix = change * price - usage
  const [list, discount, commitment] = priceEffects(before, after)
  return [
    ['Usage', usage, label],
    ['Mix', mix, label],
    ['Price', list, label],
    ['Discounts', discount, label],
    ['Commitments', commitment, label],
    // What is not counted in units, such as a flat fee.
    ['Fees', after.e - before.e - usage - mix - list - discount - commitment, label],
  ]
}

function priceEffects(
  before: Priced,
  after: Priced,
): readonly [list: number, discount: number, commitment: number] {
  if (before.q <= leastQuantity || after.q <= leastQuantity) return [0, 0, 0]
  const hasList = before.list > 0 && after.list > 0
  const hasContracted = before.contracted > 0 && after.contracted > 0
  const factors = ({ q, e, list, contracted }: Priced) => {
    const top = hasList ? list : hasContracted ? contracted : e
    const middle = hasContracted ? contracted : top
    return { l: top / q, n: top === 0 ? 0 : 1 - middle / top, m: middle === 0 ? 0 : 1 - e / middle }
  }
  const [old, now] = [factors(before), factors(after)]
  return [
    after.q * (now.l - old.l) * (1 - old.n) * (1 - old.m),
    -after.q * now.l * (now.n - old.n) * (1 - old.m),
    after.e - after.q * now.l * (1 - now.n) * (1 - old.m),
  ]
}

const isUsed = ({ quantity, coveredQuantity, cost }: Cell) =>
  (quantity ?? 0) + coveredQuantity > leastQuantity || (quantity === null && cost !== 0)

function wholePair({ label, earlier, later }: CellPair): Pair {
  // Without a price of its own, a covered unit would have cost what others cost.
  const price = unitPrice(ownUnits(earlier)) ?? unitPrice(ownUnits(later))
  const whole = ({ quantity, coveredQuantity, cost, coveredCost, list, contracted }: Cell): Priced => {
    const otherwise = price === null ? coveredCost : coveredQuantity * price
    return {
      q: (quantity ?? 0) + coveredQuantity,
      e: cost + coveredCost,
      list: list.own + (list.covered ?? otherwise),
      contracted: contracted.own + (contracted.covered ?? otherwise),
    }
  }
  return { label, before: whole(earlier), after: whole(later) }
}

const ownUnits = ({ quantity, cost, list, contracted }: Cell): Priced => ({
  q: quantity ?? 0,
  e: cost,
  list: list.own,
  contracted: contracted.own,
})

/** How many units went from being paid for to being covered, or the other way. */
function moved({ earlier, later }: CellPair): { readonly covered: number; readonly uncovered: number } {
  const own = (later.quantity ?? 0) - (earlier.quantity ?? 0)
  const covered = later.coveredQuantity - earlier.coveredQuantity
  return { covered: Math.max(0, Math.min(-own, covered)), uncovered: Math.max(0, Math.min(own, -covered)) }
}

const unitPrice = ({ q, e }: Priced) => (q > leastQuantity ? e / q : null)

function movesOf(cell: CellPair): Effect[] {
  const { covered, uncovered } = moved(cell)
  const [before, after] = [ownUnits(cell.earlier), ownUnits(cell.later)]
  const left = cell.later.coveredCost - cell.earlier.coveredCost
  return [
    ['Commitments', left - covered * (unitPrice(before) ?? 0), cell.label],
    ['Usage', uncovered * (unitPrice(before) ?? unitPrice(after) ?? 0), cell.label],
  ]
}

/** The units that are paid for, as if those that moved had moved before. */
function ownPair(cell: CellPair): Pair {
  const { covered, uncovered } = moved(cell)
  const [then, after] = [ownUnits(cell.earlier), ownUnits(cell.later)]
  const model = then.q > leastQuantity ? then : after
  if (covered === 0 && uncovered === 0) return { label: cell.label, before: then, after }
  const q = then.q - covered + uncovered
  const scale = q / model.q
  const before = { q, e: model.e * scale, list: model.list * scale, contracted: model.contracted * scale }
  return { label: cell.label, before, after }
}
