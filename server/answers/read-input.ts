import type { AnyRouter } from '@trpc/server'

/**
 * Reads the input of a procedure into the text that stands for it, empty for none; null where there is no such procedure
 * or the input is invalid.
 */
export type ReadInput = (path: string, raw: unknown) => string | null

type Schema = { safeParse(value: unknown): { success: boolean; data?: unknown } }

/** @param router the procedures with their schemas. */
export function createInputReader({ _def: { procedures } }: AnyRouter): ReadInput {
  return (path, raw) => {
    const schemas: readonly Schema[] | undefined = procedures[path]?._def.inputs
    const [schema] = schemas ?? []
    if (schema === undefined) return null
    const { success, data } = schema.safeParse(raw)
    return success ? (JSON.stringify(data) ?? '') : null
  }
}
