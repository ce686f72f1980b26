import type { z } from 'zod'

/**
 * Shields a JSON body field from the REST layer, which switches coercion on in every schema it serves and would
 * then read `null`, `""` and `"5"` as numbers.
 *
 * @param schema the finished schema: a check added afterwards would lose the shield.
 * @returns the same schema, whose coercion stays off.
 */
export function exact<Schema extends z.ZodType>(schema: Schema): Schema {
  Object.defineProperty(schema.def, 'coerce', { get: () => false, set() {} })
  return schema
}
