import { cleanText } from './clean-text.ts'

const nameLength = 128
const sentenceLength = 400
const sizeLimit = 8000
/** Fields whose sentences are written here, around names from the data. */
const sentences = ['notes', 'evidence', 'action', 'title', 'message']

function cleaned(value: unknown, field = ''): unknown {
  if (typeof value === 'string')
    return cleanText(value, sentences.includes(field) ? sentenceLength : nameLength)
  if (Array.isArray(value)) return value.map((item) => cleaned(item, field))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [cleanText(name, nameLength), cleaned(item, name)]),
  )
}

function shortened(value: unknown, length: number): unknown {
  if (Array.isArray(value)) return value.slice(0, length)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, shortened(item, length)]))
}

/** A tool's result as a model may read it: cleaned, bounded, and marked as data. */
export function toolContent(result: unknown): string {
  const clean = cleaned(result)
  const whole = JSON.stringify({ untrusted: clean })
  if (whole.length <= sizeLimit) return whole
  for (let length = 40; length > 1; length = Math.floor(length / 2)) {
    const text = JSON.stringify({
      untrusted: shortened(clean, length),
      truncated: true,
      lists_cut_at: length,
    })
    if (text.length <= sizeLimit) return text
  }
  return JSON.stringify({ untrusted: shortened(clean, 1), truncated: true, lists_cut_at: 1 }).slice(
    0,
    sizeLimit,
  )
}
