import { addUp } from './add-up.ts'
import type { DayCalendar } from './day-calendar.ts'
import { projectUsage, type UsageProjection } from './project-usage.ts'
import { reconcile } from './reconcile.ts'
import type { Spread } from './spread.ts'

/** One of several series, projected together with the others. */
export type ProjectedUsage = Pick<UsageProjection, 'method' | 'gap' | 'point' | 'fees' | 'spread'>

/** Series projected together; `whole` tells how their sum can be projected, apart from the sum of the points. */
export type UsagesProjection = {
  readonly series: ProjectedUsage[]
  readonly whole: Pick<UsageProjection, 'method' | 'gap' | 'spread'>
}

const nothing: UsagesProjection['whole'] = { method: 'recent_mean', gap: 'no_cost', spread: null }

/** Warm starts of several series and of their sum, kept from one projection to the next. */
export type UsageMemory = {
  /** Which series are worth a projection of their own. */
  readonly own: ReadonlySet<number>
  readonly weights: Map<number | 'rest' | 'total', Float64Array | undefined>
}

const week = 7
const fourWeeks = 28
const lately = 60
/** So many series, the largest of the last two months, are projected each by itself, and only if they matter. */
const mostOwn = 24
const leastShare = 0.002

export function usageMemory(all: readonly (readonly number[])[]): UsageMemory {
  const sizes = all.map((values) => values.slice(-lately).reduce((sum, value) => sum + Math.abs(value), 0))
  const whole = sizes.reduce((sum, size) => sum + size, 0)
  const largest = sizes
    .map((size, place) => ({ size, place }))
    .filter(({ size }) => size >= leastShare * whole)
    .sort((one, other) => other.size - one.size)
    .slice(0, mostOwn)
  const own = all.length <= mostOwn ? all.map((_, place) => place) : largest.map(({ place }) => place)
  return { own: new Set(own), weights: new Map() }
}

/**
 * Projects series that belong together: the larger ones each by itself, the others together and shared out as their last
 * four weeks were. The sum is the mean of that and of a projection of the sum itself, and the series are reconciled
 * with it: neither the whole nor the parts see everything (Hollyman and others 2021).
 */
export function projectUsages(
  all: readonly Float64Array[],
  horizon: number,
  calendar: DayCalendar,
  memory: UsageMemory,
): UsagesProjection {
  const project = (values: Float64Array, key: number | 'rest' | 'total'): UsageProjection => {
    const projection = projectUsage(values, week, horizon, memory.weights.get(key), calendar)
    memory.weights.set(key, projection.weights)
    return projection
  }
  const known = all[0]?.length ?? 0
  const rest = all.flatMap((values, place) => (memory.own.has(place) ? [] : [values]))
  const pool = rest.length === 0 ? null : project(addUp(rest, known), 'rest')
  const series = all.map((values, place) =>
    pool === null || memory.own.has(place) ? project(values, place) : shareOf(values, rest, pool),
  )
  const [only = nothing] = series
  if (all.length < 2) return { series, whole: only }
  const whole = project(addUp(all, known), 'total')
  const middle = whole.point.map(
    (value, step) => (value + series.reduce((sum, { point }) => sum + (point[step] ?? 0), 0)) / 2,
  )
  const agreed = reconcile(
    series.map(({ point, spread }, place) => ({
      point,
      uncertainty: spread?.total ?? 0,
      floor: all[place]?.some((value) => value < 0) === true ? Number.NEGATIVE_INFINITY : 0,
    })),
    middle,
  )
  return { series: series.map((one, place) => ({ ...one, point: agreed[place] ?? one.point })), whole }
}

/** What a series has of the projection of all small ones: its own recent mean, and its part of the difference to theirs. */
function shareOf(values: Float64Array, rest: readonly Float64Array[], pool: UsageProjection): ProjectedUsage {
  const means = rest.map(recentMean)
  const sizes = means.reduce((sum, value) => sum + Math.abs(value), 0)
  const own = recentMean(values)
  const sum = means.reduce((total, value) => total + value, 0)
  const share = sizes === 0 ? 0 : Math.abs(own) / sizes
  const spread: Spread | null =
    pool.spread === null
      ? null
      : { day: pool.spread.day.map((size) => share * size), total: share * pool.spread.total }
  return {
    method: 'recent_mean',
    gap: null,
    point: pool.point.map((value) => own + share * (value - sum)),
    fees: pool.fees.map((fee) => share * fee),
    spread,
  }
}

function recentMean(values: Float64Array): number {
  const recent = values.subarray(-fourWeeks)
  return recent.length === 0 ? 0 : recent.reduce((sum, value) => sum + value, 0) / recent.length
}
