import type { BillImport, ImportId } from '../../shared/bill-import.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { takeOutOfCosts } from './bill-costs.ts'
import { adoptBillRates } from './bill-rates.ts'
import { getImport } from './list-imports.ts'
import { removeBills } from './remove-bills.ts'
import { settleUnit } from './settle-bills.ts'
import { unitsOf } from './unit-of-bill.ts'

/**
 * Takes an import back: what it had replaced counts again.
 *
 * @returns the import as it stands then.
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for an import that changed nothing or is not done yet.
 */
export async function undoImport(ctx: Context, { id }: ImportId): Promise<BillImport> {
  await changeData(ctx.database, async (transaction) => {
    const row = await transaction('imports').where({ id }).first()
    if (row === undefined) throw new BillowError('NOT_FOUND', `There is no import ${id}.`)
    if (row.status !== 'done' && row.status !== 'held') {
      throw new BillowError('CONFLICT', `Import ${id} is ${row.status}; only one that is done can be undone.`)
    }
    const bills = await transaction('bills').where({ import_id: id })
    for (const bill of bills) await takeOutOfCosts(transaction, bill.id)
    // Imports from before there were bills are known by their source alone.
    if (row.source_id !== null) await transaction('cloud_costs').where({ source_id: row.source_id }).delete()
    await transaction('bills').where({ import_id: id }).update({ state: 'undone' })
    await adoptBillRates(transaction, id, ctx.clock.now())
    for (const unit of unitsOf(bills)) await settleUnit(transaction, unit, ctx.clock.now())
    const message =
      row.status === 'held'
        ? 'The import was left out; what counted before still does.'
        : 'The import was undone; what it had replaced counts again.'
    await transaction('imports').where({ id }).update({ status: 'undone', message })
  })
  await removeBills(ctx, id)
  return getImport(ctx, { id })
}
