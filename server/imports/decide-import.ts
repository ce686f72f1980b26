import type { BillImport } from '../../shared/bill-import.ts'
import type { ImportDecision } from '../../shared/import-decision.ts'
import type { Context } from '../context.ts'
import { changeData } from '../database/data-version.ts'
import { BillowError } from '../errors.ts'
import { activateBills } from './activate-bills.ts'
import { concludeImport } from './end-import.ts'
import { findConflicts } from './find-conflicts.ts'
import { getImport } from './list-imports.ts'
import { removeBills } from './remove-bills.ts'
import { resolveConflicts } from './resolve-conflicts.ts'

/**
 * Carries out what a person decided about an import that waits: its bills that would make costs vanish replace what
 * they met, add their new days only, or are left out; its other bills count.
 *
 * @returns the import as it stands then.
 * @throws BillowError NOT_FOUND for an unknown id, CONFLICT for an import that does not wait.
 */
export async function decideImport(ctx: Context, { id, decision }: ImportDecision): Promise<BillImport> {
  await changeData(ctx.database, async (transaction) => {
    const row = await transaction('imports').where({ id }).first()
    if (row === undefined) throw new BillowError('NOT_FOUND', `There is no import ${id}.`)
    if (row.status !== 'held') {
      throw new BillowError('CONFLICT', `Import ${id} is ${row.status}; there is nothing to decide.`)
    }
    const conflicts = await findConflicts(transaction, id, 'held')
    const decided = await resolveConflicts(transaction, conflicts, decision)
    await activateBills(transaction, id, 'held', ctx.clock.now())
    const notes: string[] = JSON.parse(row.notes)
    await concludeImport(transaction, id, [...notes, ...decided])
  })
  await removeBills(ctx, id)
  return getImport(ctx, { id })
}
