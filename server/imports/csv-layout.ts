import { unreadable } from './bill-file.ts'

export type CsvLayout = {
  readonly delimiter: string
  /** Names under which the engine tells the columns apart. */
  readonly names: readonly string[]
  /** The names as the header has them. */
  readonly titles: readonly string[]
}

const delimiters = [',', ';', '\t', '|'] as const

/**
 * The delimiter and the column names of a CSV file. Names that repeat are numbered, so that none hides another.
 *
 * @param head the beginning of the file, without a byte order mark.
 * @throws BillowError UNPROCESSABLE_CONTENT where the first line never ends.
 */
export function csvLayoutOf(head: string, name: string): CsvLayout {
  const best = delimiters
    .map((delimiter) => ({ delimiter, names: firstRecord(head, delimiter) }))
    .sort((one, other) => (other.names?.length ?? 0) - (one.names?.length ?? 0))[0]
  if (best?.names === undefined) throw unreadable(name, 'has no end to its first line, or to a quote in it')
  return { delimiter: best.delimiter, names: numbered(best.names), titles: best.names }
}

function firstRecord(text: string, delimiter: string): string[] | undefined {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let index = 0; index < text.length; index += 1) {
    const letter = text[index] ?? ''
    if (quoted) {
      if (letter !== '"') field += letter
      else if (text[index + 1] === '"') {
        field += '"'
        index += 1
      } else quoted = false
    } else if (letter === '"' && field === '') quoted = true
    else if (letter === delimiter) {
      fields.push(field.trim())
      field = ''
    } else if (letter === '\n' || letter === '\r') return [...fields, field.trim()]
    else field += letter
  }
  const complete = !quoted && text.length < 1_000_000
  return complete ? [...fields, field.trim()] : undefined
}

function numbered(names: readonly string[]): string[] {
  const taken = new Set<string>()
  return names.map((name, index) => {
    const wanted = name === '' ? `column${index + 1}` : name
    let unique = wanted
    // The engine compares names without regard to case.
    for (let count = 1; taken.has(unique.toLowerCase()); count += 1) unique = `${wanted}_${count}`
    taken.add(unique.toLowerCase())
    return unique
  })
}
