import { addUp } from './add-up.ts'
import type { DayCalendar } from './day-calendar.ts'
import { addParts, type Leaf, type PartPoints } from './leaf.ts'
import { projectCredits, type CreditsAhead } from './project-credits.ts'
import { projectTax } from './project-tax.ts'
import {
  projectUsages,
  type ProjectedUsage,
  type UsageMemory,
  type UsagesProjection,
} from './project-usages.ts'
import { splitLeaf } from './split-leaf.ts'

/** What a leaf is expected to go on with. */
export type LeafProjection = Omit<ProjectedUsage, 'point' | 'fees'> & {
  readonly parts: PartPoints
  readonly credits: CreditsAhead['state']
  /** For each line of the leaf, whether it is a fee that goes on. */
  readonly isFee: readonly boolean[]
}

/** A projection of leaves from the days before `end`, and of all of them together. */
export type LeavesProjection = {
  readonly leaves: LeafProjection[]
  readonly total: PartPoints
  readonly whole: UsagesProjection['whole']
}

/**
 * Projects leaves from what was known before a place: usage by habit, fees by calendar day, credits while they last, and the
 * tax on all of it. The total is the sum of the leaves.
 *
 * @param memory of the same leaves; warm starts are kept in it.
 */
export function projectLeaves(
  leaves: readonly Leaf[],
  end: number,
  steps: number,
  calendar: DayCalendar,
  memory: UsageMemory,
): LeavesProjection {
  const split = leaves.map((leaf) => splitLeaf(leaf, end, steps, calendar))
  const { series: usages, whole } = projectUsages(
    split.map(({ usage }) => usage),
    steps,
    calendar,
    memory,
  )
  const untaxed = leaves.map((leaf, place) => {
    const { point: usage = new Float64Array(steps), fees: within = new Float64Array(steps) } =
      usages[place] ?? {}
    const { usage: known = new Float64Array(end), fees = new Float64Array(steps) } = split[place] ?? {}
    const credits = projectCredits(Float64Array.from(leaf.credits.slice(0, end)), known, usage, calendar)
    const parts = {
      usage,
      fees: fees.map((fee, step) => fee + (within[step] ?? 0)),
      credits: credits.point,
      tax: new Float64Array(steps),
    }
    return { parts, credits: credits.state }
  })
  const bases = untaxed.map(({ parts }, place) => ({
    known: split[place]?.taxed ?? new Float64Array(end),
    ahead: parts.usage.map((value, step) => value + (parts.fees[step] ?? 0) + (parts.credits[step] ?? 0)),
  }))
  const everything = {
    known: addUp(
      bases.map(({ known }) => known),
      end,
    ),
    ahead: addUp(
      bases.map(({ ahead }) => ahead),
      steps,
    ),
  }
  const projected = leaves.map((leaf, place): LeafProjection => {
    const own = bases[place]
    const tax = Float64Array.from(leaf.tax.slice(0, end))
    const { parts, credits } = untaxed[place] ?? { parts: addParts([], steps), credits: 'none' }
    const { method = 'recent_mean', gap = 'no_cost', spread = null } = usages[place] ?? {}
    return {
      method,
      gap,
      spread,
      credits,
      isFee: split[place]?.isFee ?? [],
      parts: {
        ...parts,
        tax: projectTax(tax, own === undefined ? [everything] : [own, everything], calendar),
      },
    }
  })
  return {
    leaves: projected,
    total: addParts(
      projected.map(({ parts }) => parts),
      steps,
    ),
    whole,
  }
}
