import type { BillSource } from './bill-source.ts'
import type { Engine } from './engine.ts'
import { quoteName } from '../charges/quote.ts'
import { keyOf, type Column } from './formats/columns.ts'
import { readCarefully } from './read-carefully.ts'
import type { RowReading } from './row-reading.ts'

/** So many columns are named; more would hide the other notes. */
const mostNamed = 20

/** So many rows tell which columns are empty; where a file has more, its other columns are named as well. */
const rowsToLookAt = 10_000

/** What only tells rows apart. */
const identities = new Set(['identitylineitemid', 'identitytimeinterval', 'id', 'rowid'])

/** Names the columns that hold something and were not used, and those that stand under other names than usual. */
export async function notesOnColumns(engine: Engine, readings: readonly RowReading[]): Promise<string[]> {
  const unused = new Set<string>()
  const renamed = new Set<string>()
  const repeated = new Set<string>()
  for (const { source, used } of readings) {
    for (const column of await unusedIn(engine, source, used)) unused.add(titleOf(column))
    for (const column of used) if (isLocalised(column)) renamed.add(titleOf(column))
    for (const title of repeatedTitles(source.columns)) repeated.add(title)
  }
  return [
    ...noteOf(unused, 'was not used', 'were not used'),
    ...noteOf(renamed, 'was read by the name in parentheses', 'were read by the names in parentheses'),
    ...noteOf(
      repeated,
      'stands there more than once; the first one counts',
      'stand there more than once; the first ones count',
    ),
  ]
}

const titleOf = ({ name, title }: Column): string => (title === undefined || title === '' ? name : title)

function noteOf(titles: ReadonlySet<string>, one: string, several: string): string[] {
  if (titles.size === 0) return []
  const named = [...titles].slice(0, mostNamed).join(', ')
  const rest = titles.size > mostNamed ? ` and ${titles.size - mostNamed} more` : ''
  return [`${titles.size === 1 ? `1 column ${one}` : `${titles.size} columns ${several}`}: ${named}${rest}.`]
}

async function unusedIn(engine: Engine, source: BillSource, used: ReadonlySet<Column>): Promise<Column[]> {
  const left = source.columns.filter((column) => !used.has(column) && !identities.has(keyOf(column.name)))
  if (left.length === 0) return []
  const counts = left.map(({ name }, place) => `count(${quoteName(name)}) as c${place}`)
  const [row] = await readCarefully(source, () =>
    engine.rows(
      `select count(*) as total, ${counts.join(', ')} from (from ${source.read(true)} limit ${rowsToLookAt})`,
    ),
  )
  const isWhole = Number(row?.['total'] ?? 0) < rowsToLookAt
  const isFilled = (place: number) => Number(row?.[`c${place}`] ?? 0) > 0
  const filled = left.filter((_column, place) => isFilled(place))
  return isWhole ? filled : [...filled, ...left.filter((_column, place) => !isFilled(place))]
}

/** Azure puts its own name behind that of the reader's language. */
const isLocalised = (column: Column): boolean =>
  /\([^()]+\)\s*$/.test(titleOf(column)) && !titleOf(column).includes('/')

function repeatedTitles(columns: readonly Column[]): string[] {
  const seen = new Set<string>()
  return columns.flatMap((column) => {
    const title = titleOf(column)
    const known = seen.has(title)
    seen.add(title)
    return known ? [title] : []
  })
}
