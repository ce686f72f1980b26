import type { DuckDBDecimalValue, DuckDBValue } from '@duckdb/node-api'

/** Powers of ten up to here are exact as numbers, and so is a quotient by them, rounded once. */
const exactPlaces = 22

/**
 * A value of the engine as JSON has it. The kinds are told by their fields, so that the engine need not be loaded.
 *
 * @throws Error for kinds that no query of the house selects, such as lists.
 */
export function plainValue(value: DuckDBValue): string | number | boolean | null {
  if (value === null || typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
    return value
  if (typeof value === 'bigint') return Number(value)
  if ('scale' in value) return numberOf(value)
  if ('days' in value && !('months' in value)) return value.toString()
  throw new Error(`A query selects ${value.constructor.name}, which has no plain form.`)
}

/** The nearest number to a decimal. */
function numberOf(decimal: DuckDBDecimalValue): number {
  const { value, scale } = decimal
  if (scale <= exactPlaces && value <= Number.MAX_SAFE_INTEGER && value >= Number.MIN_SAFE_INTEGER)
    return Number(value) / 10 ** scale
  return Number(decimal.toString())
}
