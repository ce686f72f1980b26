/**
 * Minimises `cost` by pattern search (Hooke and Jeeves 1961): tries one step up and down along each axis, keeps
 * what helps, halves the step when nothing does. Deterministic; at most `rounds` sweeps.
 * `start` is not changed; the best point found is returned.
 */
export function patternSearch(
  cost: (point: Float64Array) => number,
  start: ArrayLike<number>,
  step: number,
  rounds: number,
): Float64Array {
  const point = Float64Array.from(start)
  let least = cost(point)
  let size = step
  for (let round = 0; round < rounds && size > step / 16; round++) {
    let moved = false
    for (let axis = 0; axis < point.length; axis++) {
      const here = point[axis] ?? 0
      for (const there of [here + size, here - size]) {
        point[axis] = there
        const sum = cost(point)
        if (sum < least) {
          least = sum
          moved = true
          break
        }
        point[axis] = here
      }
    }
    if (!moved) size /= 2
  }
  return point
}
