import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import type { CostLine } from './evidence.ts'
import { monthlyCost } from './line-figures.ts'

/** What a model costs in a month by kind of token. */
export type ModelCost = {
  /** The model, or the service where the bill does not tell it. */
  readonly model: string
  readonly lines: readonly CostLine[]
  /** The lines of each kind of token, such as input. */
  readonly kinds: ReadonlyMap<string, readonly CostLine[]>
  readonly monthly: number
}

/** The cost of tokens by model, the dearest first. */
export function modelCosts(lines: readonly CostLine[]): ModelCost[] {
  const byModel = groupBy(lines, ({ platform, service_name }) => platform ?? service_name)
  return [...byModel]
    .map(([model, own]) => ({
      model,
      lines: own,
      kinds: groupBy(own, ({ resource_class }) => resource_class ?? 'other tokens'),
      monthly: monthlyCost(own),
    }))
    .toSorted((one, other) => other.monthly - one.monthly)
}

/** Tokens of some lines in their units; null where the bill does not count them, or in several units. */
export function tokensOf(
  lines: readonly CostLine[],
): { readonly count: number; readonly unit: string } | null {
  const units = new Set(lines.map(({ unit, quantity }) => (quantity === null ? null : unit)))
  const [unit = null] = units
  if (units.size !== 1 || unit === null) return null
  const count = sumMoney(lines.map(({ quantity }) => quantity ?? 0))
  return count > 0 ? { count, unit } : null
}

/** The price of a token by the bills, in whichever unit they count; null where they do not. */
export function priceOf(
  lines: readonly CostLine[],
): { readonly price: number; readonly unit: string } | null {
  const tokens = tokensOf(lines)
  return tokens === null
    ? null
    : { price: sumMoney(lines.flatMap(({ daily }) => daily)) / tokens.count, unit: tokens.unit }
}
