import type { BillImport, ImportId } from '../../shared/bill-import.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import { toBillImport } from './import-row.ts'

/** Every import, newest first. */
export async function listImports({ database }: Context): Promise<BillImport[]> {
  const rows = await database('imports').select('*').orderBy('id', 'desc')
  return rows.map(toBillImport)
}

/**
 * One import and how far it is.
 *
 * @throws BillowError NOT_FOUND for an unknown id.
 */
export async function getImport({ database }: Context, { id }: ImportId): Promise<BillImport> {
  const row = await database('imports').where({ id }).first('*')
  if (row === undefined) throw new BillowError('NOT_FOUND', `There is no import with id ${id}.`)
  return toBillImport(row)
}

/**
 * Takes an import's charges out again.
 *
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for an import that holds no charges.
 */
export async function undoImport(ctx: Context, { id }: ImportId): Promise<BillImport> {
  const found = await getImport(ctx, { id })
  if (found.status !== 'done') {
    throw new BillowError('CONFLICT', `Import ${id} is ${found.status}; only one that is done can be undone.`)
  }
  await ctx.database.transaction(async (transaction) => {
    const source = transaction('imports').where({ id }).select('source_id')
    await transaction('cloud_costs').whereIn('source_id', source).delete()
    await transaction('imports')
      .where({ id })
      .update({ status: 'undone', message: 'Its charges were taken out again.' })
  })
  return getImport(ctx, { id })
}
