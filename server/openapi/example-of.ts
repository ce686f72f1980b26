import type { OpenAPIObject } from 'trpc-to-openapi'

type Components = NonNullable<OpenAPIObject['components']>
type SchemaOrReference = NonNullable<Components['schemas']>[string]

/**
 * The example of a schema: its own where it has one, else put together from the examples of its parts.
 *
 * @param schemas the named schemas that references point to.
 */
export function exampleOf(schema: SchemaOrReference, schemas: NonNullable<Components['schemas']>): unknown {
  if ('$ref' in schema) {
    // A reference may carry an example of its own beside it.
    if ('example' in schema) return schema.example
    const target = schemas[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]
    return target === undefined ? undefined : exampleOf(target, schemas)
  }
  if (schema.example !== undefined) return schema.example
  if (schema.const !== undefined) return schema.const
  if (schema.enum !== undefined) return schema.enum[0]
  if (schema.default !== undefined) return schema.default
  const alternative = [schema.allOf, schema.anyOf, schema.oneOf].find((list) => list !== undefined)?.[0]
  if (alternative !== undefined) return exampleOf(alternative, schemas)
  if (schema.items !== undefined) return [exampleOf(schema.items, schemas)]
  if (schema.properties !== undefined) {
    return Object.fromEntries(
      Object.entries(schema.properties).map(([name, property]) => [name, exampleOf(property, schemas)]),
    )
  }
  return schema.type === 'null' ? null : {}
}
