import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Knex } from 'knex'
import type { Warning } from '../../shared/api-index.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { ImportRow } from '../database/import-tables.ts'
import { BillowError } from '../errors.ts'
import { nameSome } from '../name-some.ts'
import type { ChargeFileRow } from './charge-file.ts'
import { checksumOf } from './checksum.ts'

/** A file of charges that is not as it was written, and the import that brought it. */
export type ChargeFault = Pick<ChargeFileRow, 'bill_id' | 'name'> & {
  readonly import_id: number
  /** The files of the import, by their names. */
  readonly files: string
  readonly fault: 'missing' | 'damaged'
}

type NamedFile = ChargeFileRow & { readonly import_id: number; readonly files: string }

/**
 * Looks for files of the bills that count which are gone or not as they were written.
 *
 * @param folder where the files lie.
 * @param by their size, which is quick, or their content as well, which reads all of them.
 */
export async function findChargeFaults(
  database: Knex,
  folder: string,
  by: 'size' | 'content',
): Promise<ChargeFault[]> {
  const named: NamedFile[] = await database('charge_files as f')
    .join('bills as b', 'b.id', 'f.bill_id')
    .join('imports as i', 'i.id', 'b.import_id')
    .where('b.state', 'counted')
    .orderBy(['f.bill_id', 'f.grain'])
    .select('f.*', 'b.import_id', 'i.files')
  const faults: ChargeFault[] = []
  for (const file of named) {
    const fault = await faultOf(file, join(folder, file.name), by)
    if (fault === null) continue
    const { bill_id, name, import_id } = file
    faults.push({ bill_id, name, import_id, files: namesOf(file), fault })
  }
  return faults
}

async function faultOf(
  { bytes, checksum }: ChargeFileRow,
  path: string,
  by: 'size' | 'content',
): Promise<ChargeFault['fault'] | null> {
  const size = await stat(path).then(
    (stats) => stats.size,
    () => null,
  )
  if (size === null) return 'missing'
  if (size !== bytes) return 'damaged'
  return by === 'content' && (await checksumOf(path)) !== checksum ? 'damaged' : null
}

function namesOf({ files }: Pick<ImportRow, 'files'>): string {
  const listed: { readonly name: string }[] = JSON.parse(files)
  return nameSome(listed.map(({ name }) => name))
}

/** What to tell people of faults, with what to do: once for an import, however many of its bills and files they are in. */
export function faultWarnings(faults: readonly ChargeFault[]): Warning[] {
  const alike = groupBy(faults, ({ import_id, fault }) => `${import_id} ${fault}`)
  return [...alike.values()].flatMap((members) => {
    const [first] = members
    const bills = [...new Set(members.map(({ bill_id }) => String(bill_id)))]
    return first === undefined ? [] : [{ message: sentenceOf(first, bills), import_id: first.import_id }]
  })
}

/** What a question over charges is refused with: without the files its totals would be too low, and nothing would tell. */
export function conflictOf(faults: readonly ChargeFault[]): BillowError {
  return new BillowError(
    'CONFLICT',
    faultWarnings(faults)
      .map(({ message }) => message)
      .join(' '),
  )
}

function sentenceOf({ import_id, files, fault }: ChargeFault, bills: readonly string[]): string {
  const [what, them] =
    bills.length === 1
      ? [`file with the charges of bill ${bills[0]} is`, 'it']
      : [`files with the charges of bills ${nameSome(bills)} are`, 'them']
  return `The ${what} ${fault}. Restore ${them} from a backup, or undo import ${import_id} (${files}) and import it again.`
}
