import { Readable } from 'node:stream'
import type { FastifyInstance } from 'fastify'
import { ImportId } from '../../shared/bill-import.ts'
import type { Context } from '../context.ts'
import { BillowError, issuesOf } from '../errors.ts'
import { apiBase } from '../openapi/api-base.ts'
import { getImport } from './list-imports.ts'

const pageSize = 1000

/** Serves the rows of an import that could not be read as CSV, all of them, page by page from the database. */
export function registerRejectedRows(app: FastifyInstance, ctx: Context): void {
  app.get<{ Params: { id: string } }>(`${apiBase}/imports/:id/rejected.csv`, async (request, reply) => {
    const parsed = ImportId.safeParse({ id: request.params.id })
    if (!parsed.success) {
      throw new BillowError(
        'BAD_REQUEST',
        'The number of the import is a whole number.',
        issuesOf(parsed.error),
      )
    }
    const { id } = await getImport(ctx, parsed.data)
    return reply
      .header('content-disposition', `attachment; filename="import-${id}-rejected.csv"`)
      .type('text/csv; charset=utf-8')
      .send(Readable.from(csvOf(ctx, id)))
  })
}

async function* csvOf({ database }: Context, id: number): AsyncGenerator<string> {
  yield 'file,line,column,value,reason\n'
  for (let after = 0; ;) {
    const rows = await database('rejected_rows')
      .where({ import_id: id })
      .where('id', '>', after)
      .orderBy('id')
      .limit(pageSize)
    const last = rows.at(-1)
    if (last === undefined) return
    after = last.id
    yield rows
      .map((row) => [row.file, row.line, row.column_name, row.value, row.reason].map(cell).join(','))
      .join('\n')
      .concat('\n')
  }
}

function cell(value: string | number | null): string {
  const text = value === null ? '' : String(value)
  // A spreadsheet would run a text that begins like a formula.
  const safe = /^[=+@\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
