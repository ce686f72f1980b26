import type { Day } from '../../shared/period.ts'
import { agreeWith } from './agree-with.ts'
import { naiveForecast, type Rehearsal } from './backtest.ts'
import { dayCalendar } from './day-calendar.ts'
import { addParts, sumOfParts, type Leaf, type PartPoints } from './leaf.ts'
import { recurringCosts, toLeafForecast, type LeafForecast } from './leaf-forecast.ts'
import { projectLeaves, type LeafProjection, type LeavesProjection } from './project-leaves.ts'
import { usageMemory } from './project-usages.ts'
import { rehearsalOrigins } from './rehearsal-origins.ts'

/** Leaves whose forecasts add up to a total, and groups of the same costs that are to add up to it as well. */
export type LeavesJob = {
  readonly start_date: Day
  /** How many days are known. */
  readonly days: number
  readonly horizon: number
  readonly leaves: readonly Leaf[]
  readonly groups: readonly Leaf[]
}

export type LeavesForecast = {
  readonly total: LeafForecast
  readonly leaves: LeafForecast[]
  readonly groups: LeafForecast[]
}

/**
 * Forecasts leaves, their total and other groups of the same costs, all from the last known day on. The whole is repeated
 * from earlier days: intervals and errors of each total are those of the same sum.
 */
export function forecastLeaves({ start_date, days, horizon, leaves, groups }: LeavesJob): LeavesForecast {
  const calendar = dayCalendar(start_date, days + horizon + 31)
  const [ownMemory, otherMemory] = [memoryOf(leaves), memoryOf(groups)]
  const project = (end: number, steps: number): Projected => {
    const own = projectLeaves(leaves, end, steps, calendar, ownMemory)
    const others = projectLeaves(groups, end, steps, calendar, otherMemory)
    return { origin: end, own, others: agreeWith(own.total, groups, others.leaves) }
  }
  const first = Math.min(...leaves.map(firstCost), days)
  const { origins, steps } = rehearsalOrigins(days, first, horizon, calendar)
  const rehearsed = origins.map((origin) => project(origin, steps))
  const { own, others } = project(days, horizon)
  const forecastOf = (leaf: Leaf, projection: LeafProjection, of: (earlier: Projected) => PartPoints) => {
    const actual = recurringCosts(leaf, days, projection.isFee)
    const since = firstCost(leaf)
    const rehearsals = rehearsed
      .filter(({ origin }) => origin > since)
      .map((earlier) => toRehearsal(earlier.origin, sumOfParts(of(earlier)), actual))
    return toLeafForecast(projection, rehearsals, actual)
  }
  const none = addParts([], steps)
  const ownForecasts = own.leaves.map((projection, place) =>
    forecastOf(leaves[place] ?? noLeaf, projection, (earlier) => earlier.own.leaves[place]?.parts ?? none),
  )
  const actual = new Float64Array(days)
  own.leaves.forEach(({ isFee }, place) => {
    const costs = recurringCosts(leaves[place] ?? noLeaf, days, isFee)
    costs.forEach((cost, day) => (actual[day] = (actual[day] ?? 0) + cost))
  })
  return {
    total: toLeafForecast(
      totalOf(own),
      rehearsed.map((earlier) => toRehearsal(earlier.origin, sumOfParts(earlier.own.total), actual)),
      actual,
    ),
    leaves: ownForecasts,
    groups: others.map((projection, place) =>
      forecastOf(groups[place] ?? noLeaf, projection, (earlier) => earlier.others[place]?.parts ?? none),
    ),
  }
}

type Projected = {
  readonly origin: number
  readonly own: LeavesProjection
  readonly others: readonly LeafProjection[]
}

const noLeaf: Leaf = { daily: [], lines: [], credits: [], tax: [] }

const memoryOf = (leaves: readonly Leaf[]) => usageMemory(leaves.map(({ daily }) => daily))

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

function totalOf({ total, whole, leaves }: LeavesProjection): LeafProjection {
  const states = leaves.map(({ credits }) => credits)
  const credits = states.includes('go_on') ? 'go_on' : states.includes('ended') ? 'ended' : 'none'
  return { ...whole, parts: total, credits, isFee: leaves.flatMap(({ isFee }) => isFee) }
}
