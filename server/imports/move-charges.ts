import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knownDays } from '../../shared/known-days.ts'
import { chargeColumnNames, engineType, moneyColumns, scaleFor } from '../charges/charge-columns.ts'
import { kindColumns } from '../charges/kinds/fact-columns.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { changeData } from '../database/data-version.ts'
import { isPostgres } from '../database/dialect.ts'
import { dropCharges } from '../database/migrations/014-charges-in-columns.ts'
import { openEngine, type Engine } from './engine.ts'
import { readKinds } from './read-kinds.ts'
import { replaceFiles, writeBillFiles, type BillCharges } from './write-charge-files.ts'

const movedColumns = chargeColumnNames.filter((name) => !kindColumns.some((column) => column === name))

/** So many rows are read from the old table at a time. */
const step = 5_000

/**
 * Writes charges that earlier versions kept in the tables of SQLite to files, bill by bill. Whenever it is stopped, the
 * next start goes on with the bills that are left; the old tables go when all are there with the same sums.
 *
 * @throws Error where a file does not come to what the table says; nothing is removed then.
 */
export async function moveCharges(ctx: Context): Promise<void> {
  const { database, charges, env, log } = ctx
  const { folder } = charges
  if (folder === null || isPostgres(database) || !(await database.schema.hasTable('charges'))) return
  const bills: { bill_id: number; rows: number }[] = await database('charges')
    .whereNotIn('bill_id', database('charge_files').select('bill_id'))
    .groupBy('bill_id')
    .orderBy('bill_id')
    .select('bill_id', database.raw('count(*) as "rows"'))
  if (bills.length > 0) log.warn('Charges are moved to files, which happens once', { bills: bills.length })
  const scratch = await mkdtemp(join(tmpdir(), 'billow-move-'))
  try {
    using engine = await openEngine({
      folder: scratch,
      memoryMegabytes: env.IMPORT_MEMORY_MEGABYTES,
      threads: 2,
      days: knownDays(ctx.clock.today()),
    })
    for (const bill of bills) {
      const moved = await loadBill(ctx, engine, bill.bill_id)
      await compare(ctx, engine, bill)
      const files = await writeBillFiles(engine, folder, moved)
      await changeData(database, (transaction) => replaceFiles(transaction, bill.bill_id, files))
      log.info('The charges of a bill were moved', bill)
    }
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
  await changeData(database, dropCharges)
  // Without their room given back, the file would stay as large as with the charges in it.
  await database.raw('vacuum')
}

async function loadBill({ database }: Context, engine: Engine, billId: number): Promise<BillCharges> {
  const columns = movedColumns.map((name) => `${name} varchar`).join(', ')
  await engine.run(`create or replace table moved (${columns})`)
  for (let last = 0; ;) {
    const rows: Record<string, string | number | null>[] = await database('charges as c')
      .leftJoin('tag_sets as s', 's.id', 'c.tag_set_id')
      .where('c.bill_id', billId)
      .where('c.id', '>', last)
      .orderBy('c.id')
      .limit(step)
      .select('c.*', 's.tags')
    if (rows.length === 0) break
    last = Number(rows.at(-1)?.['id'])
    await engine.insert(
      'moved',
      rows.map((row) => Object.fromEntries(movedColumns.map((name) => [name, textOf(row[name])]))),
    )
  }
  const scale = scaleFor(await magnitudeOf(database, billId))
  const typed = movedColumns.map((name) => `${name}::${engineType(name, scale)} as ${name}`)
  await engine.run(`create or replace view typed as select ${typed.join(', ')} from moved`)
  return { bill_id: billId, row_count: 0, charges: await readKinds(engine, 'typed') }
}

/** The greatest that any column of a bill's amounts comes to without its signs. */
async function magnitudeOf(database: Database, bill_id: number): Promise<number> {
  const sizes = moneyColumns.map((name) => `coalesce(sum(abs(${name})), 0) as ${name}`)
  const [row]: Record<string, number>[] = await database('charges')
    .where({ bill_id })
    .select(database.raw(sizes.join(', ')))
  return Math.max(...Object.values(row ?? {}))
}

function textOf(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

/** SQLite adds up floating-point numbers, so that sums agree within their precision only. */
async function compare(
  { database }: Context,
  engine: Engine,
  { bill_id, rows }: { readonly bill_id: number; readonly rows: number },
): Promise<void> {
  const amounts = ['billed_cost', 'effective_cost', 'usage_quantity'] as const
  const sizes = amounts.map((name) => `coalesce(sum(abs(${name})), 0) as size_of_${name}`)
  const [old]: Record<string, number>[] = await database('charges')
    .where({ bill_id })
    .select(
      database.raw([...amounts.map((name) => `coalesce(sum(${name}), 0) as ${name}`), ...sizes].join(', ')),
    )
  const [moved] = await engine.rows(
    `select count(*)::double as "rows", ${amounts.map((name) => `coalesce(sum(${name}), 0)::double as ${name}`).join(', ')} from typed`,
  )
  if (Number(moved?.['rows']) !== rows)
    throw new Error(`Bill ${bill_id} has ${rows} charges, and ${Number(moved?.['rows'])} would be moved.`)
  for (const name of amounts) {
    const [before, after] = [Number(old?.[name]), Number(moved?.[name])]
    if (Math.abs(before - after) <= 1e-9 * Math.max(1, Number(old?.[`size_of_${name}`]))) continue
    throw new Error(`The ${name} of bill ${bill_id} is ${before}, and ${after} would be moved.`)
  }
}
