import type { ExplanationPart } from '../../shared/explanation.ts'
import { groupBy } from '../../shared/group-by.ts'
import { percentageChange } from '../../shared/money.ts'
import { fromCents, splitCents } from '../../shared/split-cents.ts'

/** What something cost in two periods. */
export type CostPair = {
  readonly label: string
  readonly cloud_provider: string
  /** What to filter by to see it, below the service. */
  readonly value?: string | null
  readonly previous: number
  readonly current: number
}

/** The same in whole cents. */
export type CentsPair = CostPair

/** Both totals in whole cents. */
export type CentsTotals = { readonly previous: number; readonly current: number }

/**
 * Rounds pairs to cents so that both columns still add up to their totals.
 *
 * @param totals those that another waterfall has; else the rounded sums.
 */
export function inCents(pairs: readonly CostPair[], totals?: CentsTotals): CentsPair[] {
  const previous = splitCents(
    pairs.map((pair) => pair.previous),
    totals?.previous,
  )
  const current = splitCents(
    pairs.map((pair) => pair.current),
    totals?.current,
  )
  return pairs.map((pair, place) => ({
    ...pair,
    previous: previous[place] ?? 0,
    current: current[place] ?? 0,
  }))
}

/**
 * The bars of a waterfall. Whole cents are subtracted and added, so that the changes of all parts add up to the
 * difference of the totals exactly.
 *
 * @param labelOf what parts are joined by.
 * @returns the greatest change first.
 */
export function waterfallParts(
  pairs: readonly CentsPair[],
  labelOf: (pair: CentsPair) => string,
): ExplanationPart[] {
  return [...groupBy(pairs, labelOf)]
    .map(([label, members]) => {
      const previous = members.reduce((sum, pair) => sum + pair.previous, 0)
      const current = members.reduce((sum, pair) => sum + pair.current, 0)
      const { cloud_provider = 'All', value = null } = members[0] ?? {}
      return { label, cloud_provider, value, previous, current }
    })
    .sort(
      (one, other) =>
        Math.abs(other.current - other.previous) - Math.abs(one.current - one.previous) ||
        one.label.localeCompare(other.label),
    )
    .map(toPart)
}

function toPart({ label, cloud_provider, value = null, previous, current }: CentsPair): ExplanationPart {
  return {
    label,
    cloud_provider,
    value,
    previous: fromCents(previous),
    current: fromCents(current),
    change: fromCents(current - previous),
    percentage_change: percentageChange(current, previous),
    state: previous === current ? 'unchanged' : previous === 0 ? 'new' : current === 0 ? 'gone' : 'changed',
  }
}

/**
 * What more or fewer days make, where two periods differ in length; the other parts are then of as many days.
 *
 * @param then the earlier total in cents, as it was and with as many days as the later period has.
 */
export function daysParts(then: {
  readonly asItWas: number
  readonly forAsManyDays: number
}): ExplanationPart[] {
  const difference = then.forAsManyDays - then.asItWas
  if (difference === 0) return []
  return [
    {
      label: 'Number of days',
      cloud_provider: 'All',
      value: null,
      previous: fromCents(-difference),
      current: 0,
      change: fromCents(difference),
      percentage_change: null,
      state: 'days',
    },
  ]
}

/** Both columns added up. */
export function totalsOf(pairs: readonly CentsPair[]): CentsTotals {
  return {
    previous: pairs.reduce((sum, pair) => sum + pair.previous, 0),
    current: pairs.reduce((sum, pair) => sum + pair.current, 0),
  }
}
