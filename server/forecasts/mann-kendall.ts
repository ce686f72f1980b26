import { normalTail } from './normal-distribution.ts'

/**
 * Two-sided p value of the Mann-Kendall test (Mann 1945, Kendall 1975; ties corrected, continuity corrected) that
 * the values rise or fall with their position. 1 for fewer than three values or when all are equal.
 */
export function mannKendall(values: Float64Array): number {
  const count = values.length
  let score = 0
  for (let i = 0; i < count; i++) {
    for (let k = i + 1; k < count; k++) score += Math.sign((values[k] ?? 0) - (values[i] ?? 0))
  }
  const variance = (term(count) - tieSizes(values).reduce((sum, size) => sum + term(size), 0)) / 18
  if (count < 3 || variance <= 0) return 1
  return Math.min(1, 2 * normalTail(Math.max(0, Math.abs(score) - 1) / Math.sqrt(variance)))
}

function term(size: number): number {
  return size * (size - 1) * (2 * size + 5)
}

/** How often each value occurs. */
function tieSizes(values: Float64Array): number[] {
  const sizes = new Map<number, number>()
  for (const value of values) sizes.set(value, (sizes.get(value) ?? 0) + 1)
  return [...sizes.values()]
}
