import type { CombinedForecast } from './combine-methods.ts'

/** One standard deviation of what theory expects a forecast to be off by. */
export type Spread = {
  /** Of each step. */
  readonly day: Float64Array
  /** Of the sum of all steps. */
  readonly total: number
}

/**
 * The formula of simple smoothing: noise, growing with the horizon as the level drifts (Hyndman and others 2008, ETS(A,N,N)).
 */
export function smoothingSpread({ point, weight, smoothing }: CombinedForecast): Spread {
  const { sigma, alpha } = smoothing
  let squares = 0
  for (let left = 0; left < point.length; left++) squares += (1 + left * alpha) ** 2
  return {
    day: weight.map((share, step) => sigma * Math.sqrt(1 + step * alpha * alpha) * share),
    total: sigma * Math.sqrt(squares),
  }
}

/** That of `count` independent values around a mean that is known from `known` of them. */
export function meanSpread(deviation: number, known: number, count: number): Spread {
  return {
    day: new Float64Array(count).fill(deviation * Math.sqrt(1 + 1 / known)),
    total: deviation * Math.sqrt(count + count ** 2 / known),
  }
}

/** That of a sum of forecasts whose errors have nothing to do with each other. */
export function joinSpreads(spreads: readonly Spread[], steps: number): Spread {
  const day = new Float64Array(steps)
  for (const spread of spreads)
    spread.day.forEach((size, step) => (day[step] = Math.hypot(day[step] ?? 0, size)))
  return { day, total: Math.hypot(...spreads.map(({ total }) => total)) }
}
