import { unreadable } from './bill-file.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import { createColumns } from './formats/columns.ts'
import { readCarefully } from './read-carefully.ts'
import type { RowReading } from './row-reading.ts'

/**
 * Finds parts of an AWS report that tell of the same line items: one of them is left over from an earlier delivery, and
 * adding both up would count its charges twice.
 *
 * @throws BillowError UNPROCESSABLE_CONTENT that names them.
 */
export async function refuseRepeatedParts(engine: Engine, readings: readonly RowReading[]): Promise<void> {
  const parts = readings.filter(
    ({ source, format }) => format.dataset === 'aws_cur' && hasIdentity(source.columns),
  )
  if (parts.length < 2) return
  await engine.run('create or replace temp table line_items (file varchar, line_item hugeint)')
  for (const { source } of parts) {
    const columns = createColumns(source.columns)
    const identity = `hash(${columns.text('identity/LineItemId')}, ${columns.text('identity/TimeInterval')})`
    await readCarefully(source, () =>
      engine.run(
        `insert into line_items select distinct ${quoteText(source.file.name)}, ${identity} from ${source.read()}`,
      ),
    )
  }
  const repeated = await engine.rows(
    `select min(file) as one, max(file) as other from line_items group by line_item having count(*) > 1 limit 1`,
  )
  await engine.run('drop table line_items')
  const [first] = repeated
  if (first === undefined) return
  throw unreadable(
    `${String(first['one'])} and ${String(first['other'])}`,
    'tell of the same line items: one of them is left over from an earlier delivery. Leave it out, or add the manifest',
  )
}

function hasIdentity(columns: RowReading['source']['columns']): boolean {
  return createColumns(columns).has('identity/LineItemId', 'identity/TimeInterval')
}
