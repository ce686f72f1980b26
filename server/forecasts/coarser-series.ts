/** A method that carries a series without season so many steps ahead. */
export type LevelMethod = (values: Float64Array, horizon: number) => Float64Array

/**
 * Forecasts the means of blocks of `size` values and reads the single steps off the line through the middles of the
 * blocks: at a coarser grain noise matters less and the trend more (temporal aggregation, Petropoulos and Kourentzes 2014).
 */
export function forecastCoarser(
  values: Float64Array,
  size: number,
  horizon: number,
  method: LevelMethod,
): Float64Array {
  const count = Math.floor(values.length / size)
  const opening = values.length - count * size
  const blocks = Float64Array.from({ length: count }, (_, block) => {
    let sum = 0
    for (let i = 0; i < size; i++) sum += values[opening + block * size + i] ?? 0
    return sum / size
  })
  const coming = method(blocks, Math.ceil(horizon / size) + 1)
  const middles = [blocks.at(-1) ?? 0, ...coming]
  return Float64Array.from({ length: horizon }, (_, step) => {
    // The middle of the last known block is place 0.
    const place = (step + 1 + (size - 1) / 2) / size
    const before = Math.floor(place)
    const from = middles[before] ?? 0
    return from + (place - before) * ((middles[before + 1] ?? from) - from)
  })
}
