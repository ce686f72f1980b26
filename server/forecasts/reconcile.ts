/** A forecast that is to agree with others. */
export type Reconcilable = {
  readonly point: Float64Array
  /** How uncertain it is, in the unit of the forecast; the more, the more of a difference it takes on. */
  readonly uncertainty: number
  /** What it must not go below. */
  readonly floor: number
}

/**
 * Forecasts that add up to a given total on every step: each takes on a part of the difference as its variance is of all
 * variances (weighted least squares with variance scaling, Wickramasuriya and others 2019); where nothing is uncertain, as
 * its size is of all sizes. What would go below its floor stays on it, and the others take on the rest.
 */
export function reconcile(series: readonly Reconcilable[], total: Float64Array): Float64Array[] {
  const sizes = series.map(({ uncertainty }) => uncertainty ** 2)
  const isCertain = sizes.every((size) => size === 0)
  const points = series.map(({ point }) => point.slice())
  total.forEach((wanted, step) => {
    for (let round = 0; round <= series.length; round++) {
      const difference = wanted - points.reduce((sum, point) => sum + (point[step] ?? 0), 0)
      const free = points.map(
        (point, place) => difference > 0 || (point[step] ?? 0) > (series[place]?.floor ?? 0),
      )
      const weights = points.map((point, place) =>
        free[place] === true ? (isCertain ? Math.abs(point[step] ?? 0) : (sizes[place] ?? 0)) : 0,
      )
      const all = weights.reduce((sum, weight) => sum + weight, 0)
      const count = free.filter(Boolean).length
      if (difference === 0 || count === 0) break
      let isCut = false
      points.forEach((point, place) => {
        if (free[place] !== true) return
        const share = all > 0 ? (weights[place] ?? 0) / all : 1 / count
        const value = (point[step] ?? 0) + share * difference
        const floor = series[place]?.floor ?? 0
        if (value < floor) isCut = true
        point[step] = Math.max(floor, value)
      })
      if (!isCut) break
    }
  })
  return points
}
