import type { Day } from '../../shared/period.ts'
import { agreeWith } from './agree-with.ts'
import { naiveForecast, type Rehearsal } from './backtest.ts'
import { dayCalendar } from './day-calendar.ts'
import { addParts, sumOfParts, type Leaf } from './leaf.ts'
import { recurringCosts, toLeafForecast, type LeafForecast } from './leaf-forecast.ts'
import { projectLeaves, type LeafProjection, type LeavesProjection } from './project-leaves.ts'
import { addUp } from './add-up.ts'
import { usageMemory, type UsageMemory } from './project-usages.ts'
import { rehearsalOrigins } from './rehearsal-origins.ts'
import { joinSpreads } from './spread.ts'

/** Leaves whose forecasts add up to a total, and groups of the same costs that are to add up to it as well. */
export type LeavesJob = {
  readonly start_date: Day
  /** How many days are known. */
  readonly days: number
  readonly horizon: number
  readonly leaves: readonly Leaf[]
  /** Of which leaves sums are wanted as well, by their places. */
  readonly sums: readonly (readonly number[])[]
  /** Other groups of the same costs. */
  readonly groups: readonly Leaf[]
}

export type LeavesForecast = {
  readonly total: LeafForecast
  readonly leaves: LeafForecast[]
  readonly sums: LeafForecast[]
  readonly groups: LeafForecast[]
}

/**
 * Forecasts leaves, their total and other groups of the same costs, all from the last known day on. The whole is repeated
 * from earlier days: intervals and errors of each total are those of the same sum.
 */
export function forecastLeaves(job: LeavesJob): LeavesForecast {
  const { start_date, days, horizon, leaves, sums, groups } = job
  const calendar = dayCalendar(start_date, days + horizon + 31)
  const project = (all: Everything, end: number, steps: number): Projected => {
    const own = projectLeaves(all.leaves, end, steps, calendar, all.memories[0])
    const others = projectLeaves(all.groups, end, steps, calendar, all.memories[1])
    return {
      origin: end,
      total: totalOf(own),
      leaves: own.leaves,
      sums: sums.map((members) =>
        sumOfLeaves(
          members.flatMap((place) => own.leaves.slice(place, place + 1)),
          steps,
        ),
      ),
      groups: agreeWith(own.total, groups, others.leaves),
    }
  }
  const since = leaves.map(firstCost)
  const now = project(everythingOf(leaves, groups), days, horizon)
  const { origins, steps } = rehearsalOrigins(days, Math.min(...since, days), horizon, calendar)
  const asKnown = everythingOf(withKnownFees(leaves, now.leaves), withKnownFees(groups, now.groups))
  const rehearsed = origins.map((origin) => project(asKnown, origin, steps))
  const costs = (all: readonly Leaf[], projections: readonly LeafProjection[]) =>
    all.map((leaf, place) => recurringCosts(leaf, days, projections[place]?.isFee ?? []))
  const ownCosts = costs(leaves, now.leaves)
  const groupCosts = costs(groups, now.groups)
  const forecastOf = (
    projection: LeafProjection,
    from: number,
    actual: Float64Array,
    earlier: (one: Projected) => LeafProjection | undefined,
  ): LeafForecast =>
    toLeafForecast(
      projection,
      rehearsed.flatMap((one) => {
        const then = one.origin > from ? earlier(one) : undefined
        return then === undefined ? [] : [toRehearsal(one.origin, sumOfParts(then.parts), actual)]
      }),
      actual,
    )
  return {
    total: forecastOf(now.total, -1, addUp(ownCosts, days), ({ total }) => total),
    leaves: now.leaves.map((leaf, place) =>
      forecastOf(
        leaf,
        since[place] ?? 0,
        ownCosts[place] ?? new Float64Array(days),
        (one) => one.leaves[place],
      ),
    ),
    sums: now.sums.map((sum, place) => {
      const members = sums[place] ?? []
      const actual = addUp(
        members.flatMap((member) => ownCosts.slice(member, member + 1)),
        days,
      )
      const from = Math.min(...members.map((member) => since[member] ?? 0))
      return forecastOf(sum, from, actual, (one) => one.sums[place])
    }),
    groups: now.groups.map((group, place) => {
      const from = groups[place] === undefined ? 0 : firstCost(groups[place])
      return forecastOf(group, from, groupCosts[place] ?? new Float64Array(days), (one) => one.groups[place])
    }),
  }
}

/** What is projected from a place on. */
type Projected = {
  readonly origin: number
  readonly total: LeafProjection
  readonly leaves: readonly LeafProjection[]
  readonly sums: readonly LeafProjection[]
  readonly groups: readonly LeafProjection[]
}

type Everything = {
  readonly leaves: readonly Leaf[]
  readonly groups: readonly Leaf[]
  /** Those of the leaves and those of the groups. */
  readonly memories: readonly [UsageMemory, UsageMemory]
}

function everythingOf(leaves: readonly Leaf[], groups: readonly Leaf[]): Everything {
  const memoryOf = (all: readonly Leaf[]) => usageMemory(all.map(({ daily }) => daily))
  return { leaves, groups, memories: [memoryOf(leaves), memoryOf(groups)] }
}

/** A fee that is known today would have been taken for one from its first payment on, had anybody asked. */
function withKnownFees(leaves: readonly Leaf[], now: readonly LeafProjection[]): Leaf[] {
  return leaves.map((leaf, place) => ({
    ...leaf,
    lines: leaf.lines.map((line, at) =>
      now[place]?.isFee[at] === true ? { ...line, evidence: 'said' } : line,
    ),
  }))
}

function firstCost({ daily, lines, credits, tax }: Leaf): number {
  const firsts = [daily, credits, tax].map((values) => values.findIndex((value) => value !== 0))
  const paid = lines.flatMap(({ payments }) => payments.slice(0, 1).map(({ place }) => place))
  return Math.min(...[...firsts, ...paid].filter((place) => place >= 0), Number.POSITIVE_INFINITY)
}

function toRehearsal(origin: number, point: Float64Array, actual: Float64Array): Rehearsal {
  return {
    origin,
    point,
    actual: actual.subarray(origin, origin + point.length),
    naive: naiveForecast(actual, origin),
  }
}

function totalOf({ leaves, total, whole }: LeavesProjection): LeafProjection {
  return { ...together(leaves), ...whole, parts: total }
}

/** Some leaves together, whose errors have nothing to do with each other. */
function sumOfLeaves(leaves: readonly LeafProjection[], steps: number): LeafProjection {
  const spreads = leaves.flatMap(({ spread }) => (spread === null ? [] : [spread]))
  const full = leaves.find(({ method }) => method === 'combined') ?? leaves[0]
  return {
    ...together(leaves),
    method: full?.method ?? 'recent_mean',
    gap: full?.gap ?? null,
    spread: spreads.length === 0 ? null : joinSpreads(spreads, steps),
    parts: addParts(
      leaves.map(({ parts }) => parts),
      steps,
    ),
  }
}

function together(leaves: readonly LeafProjection[]): Pick<LeafProjection, 'credits' | 'isFee'> {
  const states = leaves.map(({ credits }) => credits)
  const credits = states.includes('go_on') ? 'go_on' : states.includes('ended') ? 'ended' : 'none'
  return { credits, isFee: leaves.flatMap(({ isFee }) => isFee) }
}
