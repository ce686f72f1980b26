/** Series added up, step by step; zeros for none. */
export function addUp(all: readonly Float64Array[], length: number): Float64Array {
  const sum = new Float64Array(length)
  for (const values of all) values.forEach((value, place) => (sum[place] = (sum[place] ?? 0) + value))
  return sum
}
