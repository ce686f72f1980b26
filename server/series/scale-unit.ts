/**
 * The power of two next below the largest magnitude (1 for an all-zero series). Dividing by it is exact in
 * binary floating point, so that every later threshold is relative and scaling the input scales the output.
 */
export function scaleUnit(values: ArrayLike<number>): number {
  let largest = 0
  for (let i = 0; i < values.length; i++) largest = Math.max(largest, Math.abs(values[i] ?? 0))
  return largest === 0 ? 1 : 2 ** Math.max(-1000, Math.floor(Math.log2(largest)))
}
