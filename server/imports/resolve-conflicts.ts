import type { Knex } from 'knex'
import type { ImportDecision } from '../../shared/import-decision.ts'
import { toImportConflict } from './describe-conflict.ts'
import type { Conflict } from './find-conflicts.ts'

type Decision = ImportDecision['decision']

/**
 * Marks bills with what was decided about them; those that are left out are undone.
 *
 * @returns a note on each.
 */
export async function resolveConflicts(
  transaction: Knex.Transaction,
  conflicts: readonly Conflict[],
  decision: Decision,
): Promise<string[]> {
  for (const { bill } of conflicts) {
    const change = decision === 'keep' ? { state: 'undone' as const } : { takes: decision }
    await transaction('bills').where({ id: bill.id }).update(change)
  }
  return conflicts.map(
    (conflict) => `${outcomes[decision]} Before that: ${toImportConflict(conflict).summary}`,
  )
}

const outcomes: Readonly<Record<Decision, string>> = {
  replace: 'It was decided to replace what counted.',
  add: 'It was decided to add only what nothing counted for.',
  keep: 'It was decided to keep what counted.',
}

/** The sentences of some conflicts, the first few of them. */
export function describeConflicts(conflicts: readonly Conflict[]): string {
  const shown = conflicts.slice(0, 3).map((conflict) => toImportConflict(conflict).summary)
  const more = conflicts.length - shown.length
  return [...shown, ...(more > 0 ? [`So would ${more} more bills.`] : [])].join(' ')
}
