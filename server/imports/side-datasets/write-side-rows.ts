import { createHash } from 'node:crypto'
import { sumDecimals } from '../../../shared/decimal.ts'
import type { Database } from '../../database/connect.ts'
import { insertRows } from '../../database/insert-rows.ts'
import type { Engine } from '../engine.ts'
import type { SideDataset } from './side-dataset.ts'
import { keptTable, type SideRows } from './stage-side-rows.ts'

/** Writes what is kept of side datasets. It counts once the import is done, and no longer when that is undone. */
export async function writeSideRows(
  engine: Engine,
  database: Database,
  importId: number,
  side: SideRows,
): Promise<void> {
  for (const [dataset, { rows, summary }] of side.taken) {
    const fingerprint = await writeDataset(engine, database, importId, dataset)
    await database('import_datasets').insert({
      import_id: importId,
      dataset: dataset.name,
      row_count: rows,
      summary,
      fingerprint,
    })
  }
}

/** @returns what tells whether another import brought the same. */
async function writeDataset(
  engine: Engine,
  database: Database,
  importId: number,
  dataset: SideDataset,
): Promise<string> {
  const kept = keptTable(dataset)
  const described = await engine.rows(`describe ${kept}`)
  const names = described.map((row) => String(row['column_name']))
  const digests: string[] = []
  for await (const chunk of engine.chunks(`select * from ${kept}`)) {
    const rows = chunk.map((values) => [
      importId,
      ...values.map((value, index) => {
        if (value === null) return null
        if (dataset.amounts.includes(names[index] ?? '')) return sumDecimals(String(value).split(' '))
        return typeof value === 'number' ? value : String(value)
      }),
    ])
    for (const [, ...values] of rows)
      digests.push(createHash('sha256').update(JSON.stringify(values)).digest('hex'))
    await insertRows(database, dataset.table, ['import_id', ...names], rows)
  }
  return createHash('sha256').update(digests.sort().join()).digest('hex')
}
