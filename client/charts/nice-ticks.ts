/**
 * Round amounts for an axis, from one below the least to one above the greatest.
 *
 * @param count about how many.
 */
export function niceTicks(least: number, greatest: number, count: number): number[] {
  const span = greatest - least
  if (span <= 0) return [least, least + 1]
  const rough = span / count
  const magnitude = 10 ** Math.floor(Math.log10(rough))
  const step = magnitude * ([1, 2, 2.5, 5, 10].find((factor) => factor * magnitude >= rough) ?? 10)
  const first = Math.floor(least / step)
  const last = Math.ceil(greatest / step)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}
