import type { ChatCompletionFunctionTool } from 'openai/resources/chat/completions'
import { z } from 'zod'
import { tools } from '../../tools/index.ts'

type JsonSchema = z.core.JSONSchema.JSONSchema

function parametersOf(input: z.ZodType): JsonSchema {
  const { $schema: _dialect, ...schema } = z.toJSONSchema(input, { target: 'draft-7', io: 'input' })
  return schema
}

/** Strict schemas know no optional field: each is required and may be null. */
function strictly(schema: JsonSchema): JsonSchema {
  const required = new Set(schema.required)
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    if (typeof property === 'boolean') return [name, property] as const
    const { default: _default, ...plain } = property
    return [name, required.has(name) ? plain : { anyOf: [plain, { type: 'null' as const }] }] as const
  })
  return {
    ...schema,
    properties: Object.fromEntries(properties),
    required: properties.map(([name]) => name),
    additionalProperties: false,
  }
}

/**
 * The tools as a model is told of them.
 *
 * @param strict whether the server decodes under a strict schema.
 */
export function toolSchemas(strict: boolean): ChatCompletionFunctionTool[] {
  return tools.map(({ name, description, input }) => {
    const schema = parametersOf(input)
    return {
      type: 'function',
      function: {
        name,
        description,
        parameters: { ...(strict ? strictly(schema) : schema) },
        ...(strict ? { strict } : {}),
      },
    }
  })
}
