import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { knownDays } from '../../shared/known-days.ts'
import { chargeColumnNames } from '../charges/charge-columns.ts'
import { classifyCharge } from '../charges/kinds/classify-charge.ts'
import { kindsVersion } from '../charges/kinds/kinds-version.ts'
import { factColumns, factsOf, kindColumns } from '../charges/kinds/fact-columns.ts'
import { outdatedBills } from '../charges/kinds/outdated-bills.ts'
import { quoteText } from '../charges/quote.ts'
import { ifUnclaimed } from '../claims/keep-claim.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { writeInTurn } from '../database/distribute-tables.ts'
import { openEngine, type Engine } from './engine.ts'
import { readKinds } from './read-kinds.ts'
import { replaceFiles, writeBillFiles } from './write-charge-files.ts'

/** So many different charges are written at a time. */
const step = 2_000

/**
 * Reads the charges of bills into kinds that an earlier version of the tables, or none, was used for. Each bill is one
 * transaction, so that it may end at any moment; the next start goes on. Of several processes one does it.
 */
export async function readKindsAnew(ctx: Context): Promise<void> {
  await ifUnclaimed(ctx, 'charge kinds', async () => {
    const bills = await outdatedBills(ctx.database)
    if (bills.length === 0) return
    ctx.log.info('Charges are read into kinds, which happens once after an update', { bills: bills.length })
    if (ctx.charges.folder === null) for (const bill of bills) await updateRows(ctx, bill)
    else await rewriteFiles(ctx, ctx.charges.folder, bills)
  })
}

async function rewriteFiles(ctx: Context, folder: string, bills: readonly number[]): Promise<void> {
  const scratch = await mkdtemp(join(tmpdir(), 'billow-kinds-'))
  try {
    using engine = await openEngine({
      folder: scratch,
      memoryMegabytes: ctx.env.IMPORT_MEMORY_MEGABYTES,
      threads: 1,
      days: knownDays(ctx.clock.today()),
    })
    for (const bill of bills) await rewriteBill(ctx, engine, folder, bill)
  } finally {
    await rm(scratch, { recursive: true, force: true })
  }
}

async function rewriteBill(
  { database }: Context,
  engine: Engine,
  folder: string,
  bill_id: number,
): Promise<void> {
  const file = await database('charge_files').where({ bill_id, grain: 'charge' }).first('name', 'row_count')
  if (file === undefined) return
  const path = quoteText(join(folder, file.name))
  const own = await engine.rows(`select column_name from (describe select * from read_parquet(${path}))`)
  const present = new Set(own.map(({ column_name }) => String(column_name)))
  const kept = chargeColumnNames.filter(
    (name) => !kindColumns.some((column) => column === name) && present.has(name),
  )
  const charges = await readKinds(engine, `(select ${kept.join(', ')} from read_parquet(${path}))`)
  const files = await writeBillFiles(engine, folder, { bill_id, row_count: file.row_count, charges })
  await changeData(database, async (transaction) => {
    const still = await transaction('charge_files').where({ bill_id, name: file.name }).first('name')
    // Undone meanwhile: the new files are removed like any that nothing names.
    if (still !== undefined) await replaceFiles(transaction, bill_id, files)
  })
}

/** A text that tells apart charges that differ in any fact. */
const factKey = `md5(jsonb_build_array(${factColumns.map(({ sql }) => sql).join(', ')})::text)`

async function updateRows({ database }: Context, bill_id: number): Promise<void> {
  const facts: Record<string, string | null>[] = await database('charges')
    .where({ bill_id })
    .distinct(
      database.raw(
        [`${factKey} as fact_key`, ...factColumns.map(({ name, sql }) => `${sql} as ${name}`)].join(', '),
      ),
    )
  await changeData(database, async (transaction) => {
    await writeInTurn(transaction)
    for (let start = 0; start < facts.length; start += step) {
      const some = facts.slice(start, start + step)
      const kinds = some.map((row) => ({ fact_key: row['fact_key'], ...classifyCharge(factsOf(row)) }))
      await transaction.raw(
        `update charges set ${kindColumns.map((name) => `${name} = k.${name}`).join(', ')}
         from json_to_recordset(?::json) as k(fact_key text, ${kindColumns.map((name) => `${name} text`).join(', ')})
         where charges.bill_id = ? and ${factKey} = k.fact_key`,
        [JSON.stringify(kinds), bill_id],
      )
    }
    await transaction('bills').where({ id: bill_id }).update({ kinds_version: kindsVersion })
  })
}
