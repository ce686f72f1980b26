import { parseTags } from './formats/tag-text.ts'

/** Tags as they are kept: a JSON object of texts, ordered by key; null without any. */
export function tagsJson(text: string): string | null {
  const tags = parseTags(text)
  return tags.length === 0 ? null : JSON.stringify(Object.fromEntries(tags))
}

/** Columns that are kept beside those of a charge, as a JSON object; what is JSON itself stays so. */
export function detailsJson(text: string): string {
  return JSON.stringify(Object.fromEntries(parseTags(text).map(([name, value]) => [name, jsonOf(value)])))
}

function jsonOf(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}
