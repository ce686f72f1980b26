import { linearFit } from '../series/linear-fit.ts'
import { patternSearch } from './pattern-search.ts'
import { deseasonalise, reseasonalise, seasonalIndex } from './seasonal-index.ts'

/** A fitted additive Holt-Winters model with damped trend, at the end of its series. */
export type HoltWintersFit = {
  level: number
  trend: number
  /** Share of the trend that survives a step, 0.8..0.98. */
  damping: number
  /** Additive season of the next step, the one after, and so on. */
  season: Float64Array
  /** Where the search ended, a warm start for the next fit of a longer series. */
  weights: Float64Array
}

type State = { level: number; trend: number; season: Float64Array }

// As logits: level 0.2, trend a tenth of it, season a tenth of the rest, damping 0.92.
const firstWeights = Float64Array.of(-1.4, -2.2, -2.2, 0.7)

/**
 * Holt-Winters with additive season and damped additive trend (Gardner and McKenzie 1989), weights by least
 * squares of the one-step errors. The first states come from classical decomposition of the first cycles.
 */
export function fitHoltWinters(
  values: Float64Array,
  period: number,
  warmStart?: Float64Array,
): HoltWintersFit {
  const first = firstState(values, period)
  const cost = (weights: Float64Array): number => run(values, weights, copy(first))
  const weights = patternSearch(cost, warmStart ?? firstWeights, 0.8, warmStart ? 6 : 12)
  const last = copy(first)
  run(values, weights, last)
  const turned = last.season.map((_, i) => last.season[(values.length + i) % period] ?? 0)
  return { level: last.level, trend: last.trend, damping: dampingOf(weights), season: turned, weights }
}

/** The fitted model carried `horizon` steps ahead. */
export function projectHoltWinters(fit: HoltWintersFit, horizon: number): Float64Array {
  let carried = 0
  let share = 1
  return Float64Array.from({ length: horizon }, (_, step) => {
    share *= fit.damping
    carried += share
    return fit.level + carried * fit.trend + (fit.season[step % fit.season.length] ?? 0)
  })
}

function firstState(values: Float64Array, period: number): State {
  const opening = values.subarray(0, Math.max(10, period * 6))
  const index = seasonalIndex(opening, period)
  const line = linearFit(deseasonalise(opening, index))
  const centre = line.intercept + line.slope * ((opening.length - 1) / 2)
  const season = Float64Array.from(
    { length: period },
    (_, phase) => reseasonalise(centre, index, phase) - centre,
  )
  return { level: line.intercept - line.slope, trend: line.slope, season }
}

function copy(state: State): State {
  return { ...state, season: state.season.slice() }
}

function share(logit: number): number {
  return 1 / (1 + Math.exp(-logit))
}

function dampingOf(weights: Float64Array): number {
  return 0.8 + 0.18 * share(weights[3] ?? 0)
}

/** Runs the recursions over the series, leaves the last state in `state`, returns the squared one-step error. */
function run(values: Float64Array, weights: Float64Array, state: State): number {
  const alpha = share(weights[0] ?? 0)
  const beta = alpha * share(weights[1] ?? 0)
  const gamma = (1 - alpha) * share(weights[2] ?? 0)
  const damping = dampingOf(weights)
  const { season } = state
  let { level, trend } = state
  let sumSquares = 0
  for (let i = 0, phase = 0; i < values.length; i++) {
    const error = (values[i] ?? 0) - level - damping * trend - (season[phase] ?? 0)
    sumSquares += error * error
    level += damping * trend + alpha * error
    trend = damping * trend + beta * error
    season[phase] = (season[phase] ?? 0) + gamma * error
    phase = phase + 1 === season.length ? 0 : phase + 1
  }
  state.level = level
  state.trend = trend
  return sumSquares
}
