import { z } from 'zod'
import type { AppRouter } from '../router.ts'

/** The schema name of each operation's input: the generator writes request bodies out in full and drops their names. */
export function requestBodyNames(router: AppRouter): Map<string, string> {
  return new Map(
    Object.entries<object>(router._def.procedures).flatMap(([path, procedure]) => {
      const id = inputSchemaOf(procedure)?.meta()?.id
      return id === undefined ? [] : [[path.replaceAll('.', '-'), id] as const]
    }),
  )
}

/** The flat record of procedures has nested types, so the schema is looked up and checked instead. */
function inputSchemaOf(procedure: object): z.ZodType | undefined {
  const definition: { inputs?: readonly unknown[] } = Reflect.get(procedure, '_def')
  const input = definition.inputs?.[0]
  return input instanceof z.ZodType ? input : undefined
}
