import { chargeColumnNames, type ChargeColumnName } from '../charges/charge-columns.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import type { Database } from '../database/connect.ts'
import { billKeys } from './combine-charges.ts'
import type { Engine } from './engine.ts'
import { readTexts } from './read-texts.ts'
import { detailsJson, tagsJson } from './stored-texts.ts'
import { writeChargeFiles } from './write-charge-files.ts'
import { writeChargeRows } from './write-charge-rows.ts'

/** The columns of a stored charge that are named otherwise in the engine's `charges`, with their SQL. */
const renamed: Readonly<Partial<Record<ChargeColumnName, string>>> = {
  bill_id: 'b.bill_id',
  service_name: 'c.canonical_name',
  bill_service_name: 'c.service_name',
  tags: 't.json',
  details: 'd.json',
}

/**
 * Writes the engine's `charges` to where charges are kept, bill by bill or chunk by chunk, so that others can write
 * between.
 *
 * @param onRows is told how many of the bills' rows the written charges stand for.
 */
export async function writeCharges(
  engine: Engine,
  database: Database,
  store: ChargeStore,
  onRows: (written: number) => void,
): Promise<void> {
  await readTexts(engine, 'tags', tagsJson)
  await readTexts(engine, 'details', detailsJson)
  const columns = chargeColumnNames.map((name) => `${renamed[name] ?? `c.${name}`} as ${name}`)
  await engine.run(
    `create or replace view stored as select ${columns.join(', ')}, c.row_count
     from charges c join bill_ids b using (${billKeys.join(', ')})
       left join tags_texts t on t.text = c.tags left join details_texts d on d.text = c.details`,
  )
  if (store.folder === null) await writeChargeRows(engine, database, onRows)
  else await writeChargeFiles(engine, database, store.folder, onRows)
}
