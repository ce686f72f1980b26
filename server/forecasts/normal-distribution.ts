/**
 * Half width, in standard deviations, of the central interval of the normal distribution that holds `level`
 * (0..1, exclusive) of it: 1.2816 for 0.8, 1.96 for 0.95. By bisection of Abramowitz and Stegun's error function
 * 7.1.26, exact to about 1e-6.
 */
export function normalHalfWidth(level: number): number {
  let low = 0
  let high = 8
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2
    if (errorFunction(middle / Math.SQRT2) < level) low = middle
    else high = middle
  }
  return (low + high) / 2
}

/** Probability that a standard normal value exceeds `z` (0 or more). */
export function normalTail(z: number): number {
  return (1 - errorFunction(z / Math.SQRT2)) / 2
}

function errorFunction(x: number): number {
  const t = 1 / (1 + 0.3275911 * x)
  const series = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592]
  return 1 - series.reduce((sum, term) => sum * t + term, 0) * t * Math.exp(-x * x)
}
