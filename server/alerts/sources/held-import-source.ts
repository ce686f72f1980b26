import type { Context } from '../../context.ts'
import type { AlertSource } from '../alert-source.ts'

/** Imports that wait for a decision; an alert holds until it is made. */
export const heldImportSource: AlertSource = {
  kinds: ['held_import'],

  async look(ctx, unresolved) {
    const ids = unresolved.map(({ import_id }) => import_id ?? 0)
    const known = await ctx.database('imports').whereIn('id', ids).select('id', 'status', 'message')
    return {
      drafts: (await heldImports(ctx)).map(({ id, message }) => ({
        kind: 'held_import',
        occasion: `import ${id}`,
        severity: 'high',
        title: `Import ${id} waits for a decision`,
        message,
        import_id: id,
      })),
      endOf({ import_id }) {
        const row = known.find(({ id }) => id === import_id)
        if (row === undefined) return 'The import is gone.'
        return row.status === 'held' ? null : `It was decided: ${row.message}`
      },
    }
  },
}

async function heldImports({ database }: Context) {
  return database('imports').where({ status: 'held' }).orderBy('id').select('id', 'message')
}
