import { unreadable } from './bill-file.ts'

/** How the objects of a JSON file follow each other, and the names of their fields. */
export type JsonLayout = {
  readonly arrangement: 'array' | 'newline_delimited' | 'unstructured'
  readonly names: readonly string[]
}

/** Exports leave out fields that are null, so the first rows need not show them all. */
const gcpFields = [
  'billing_account_id',
  'service',
  'sku',
  'usage_start_time',
  'usage_end_time',
  'project',
  'labels',
  'system_labels',
  'tags',
  'location',
  'resource',
  'export_time',
  'cost',
  'currency',
  'usage',
  'credits',
  'currency_conversion_rate',
  'invoice',
  'cost_type',
  'adjustment_info',
  'cost_at_list',
  'subscription',
]

/**
 * @param head the beginning of the file, without a byte order mark.
 * @throws BillowError UNPROCESSABLE_CONTENT where there is no complete object.
 */
export function jsonLayoutOf(head: string, name: string): JsonLayout {
  const start = head.search(/\S/)
  const objects = objectsIn(head)
  if (objects.length === 0) throw unreadable(name, 'begins with no complete JSON object')
  const names = new Set(objects.flatMap((object) => Object.keys(object)))
  if (names.has('billing_account_id')) for (const field of gcpFields) names.add(field)
  const firstLine = head.slice(start).split('\n', 1)[0] ?? ''
  const oneLine = isObject(firstLine.trim().replace(/,$/, ''))
  const arrangement = head[start] === '[' ? 'array' : oneLine ? 'newline_delimited' : 'unstructured'
  return { arrangement, names: [...names] }
}

const mostObjects = 200

function objectsIn(text: string): object[] {
  const found: object[] = []
  let depth = 0
  let start = 0
  let quoted = false
  for (let index = 0; index < text.length && found.length < mostObjects; index += 1) {
    const letter = text[index]
    if (quoted) {
      if (letter === '\\') index += 1
      else if (letter === '"') quoted = false
    } else if (letter === '"') quoted = true
    else if (letter === '{') {
      if (depth === 0) start = index
      depth += 1
    } else if (letter === '}') {
      depth -= 1
      const object = depth === 0 ? parsed(text.slice(start, index + 1)) : undefined
      if (object !== undefined) found.push(object)
    }
  }
  return found
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

const isObject = (text: string): boolean => parsed(text) !== undefined
