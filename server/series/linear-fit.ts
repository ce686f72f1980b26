/** A straight line over the positions 0, 1, 2, ... */
export type Line = { intercept: number; slope: number }

/** Ordinary least squares of the values on their positions; slope 0 for fewer than two values. */
export function linearFit(values: ArrayLike<number>): Line {
  const count = values.length
  const middle = (count - 1) / 2
  let sum = 0
  let moment = 0
  for (let i = 0; i < count; i++) {
    const value = values[i] ?? 0
    sum += value
    moment += (i - middle) * value
  }
  if (count < 2) return { intercept: sum, slope: 0 }
  const slope = moment / ((count * (count * count - 1)) / 12)
  return { intercept: sum / count - slope * middle, slope }
}
