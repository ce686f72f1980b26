import type { Knex } from 'knex'
import type { ClientBase } from 'pg'
import { from } from 'pg-copy-streams'
import { withConnection } from './with-connection.ts'

/** What a cell of a new row may hold; a date is its text. */
export type Value = string | number | null

/** Lines are sent in parts of about so many characters, so that no text of a whole bill is made. */
const partLength = 1_000_000

/**
 * Writes rows to a table of PostgreSQL with COPY, all or none of them.
 *
 * @param columns the names of the columns, in the order of the values.
 * @throws Error that names the table and the line where the server refuses a row; the connection stays usable.
 */
export async function copyRows(
  database: Knex,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly Value[])[],
): Promise<void> {
  const statement = `copy "${table}" (${columns.map((column) => `"${column}"`).join(', ')}) from stdin`
  await withConnection(database, (connection: ClientBase) => send(connection, statement, partsOf(rows)))
}

/** A connection tells by these that it is free for another statement, or gone. */
const ended = ['drain', 'end'] as const

function send(connection: ClientBase, statement: string, parts: Iterable<string>): Promise<void> {
  return new Promise((resolve, reject) => {
    const stream = connection.query(from(statement))
    stream.once('error', (cause) => {
      // The server goes on to take what was sent of the rows, and only then the next statement.
      const refuse = () => {
        for (const event of ended) connection.off(event, refuse)
        reject(refusalOf(cause))
      }
      for (const event of ended) connection.once(event, refuse)
      // It refuses once; what the stream says of that afterwards changes nothing.
      stream.on('error', () => {})
    })
    stream.once('finish', resolve)
    for (const part of parts) stream.write(part)
    stream.end()
  })
}

/** PostgreSQL says in a field of its own which line and column it means. */
function refusalOf(cause: Error & { readonly where?: string }): Error {
  return cause.where === undefined ? cause : new Error(`${cause.message} (${cause.where})`, { cause })
}

function* partsOf(rows: readonly (readonly Value[])[]): Generator<string> {
  let part = ''
  for (const row of rows) {
    part += `${row.map(fieldOf).join('\t')}\n`
    if (part.length < partLength) continue
    yield part
    part = ''
  }
  yield part
}

const special = /[\\\t\n\r]/
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' }

/** A field in COPY's text format, where a backslash begins every escape and null is one of its own. */
function fieldOf(value: Value): string {
  if (value === null) return '\\N'
  if (typeof value === 'number' || !special.test(value)) return String(value)
  return value.replace(/[\\\t\n\r]/g, (character) => escapes[character] ?? character)
}
