import { resolve } from 'node:path'
import { createContext } from './create-context.ts'
import { readEnv } from './env.ts'
import { fileOnDisk } from './imports/delivered-file.ts'
import { queueImport } from './imports/import-queue.ts'
import { getImport } from './imports/list-imports.ts'

/**
 * `npm run import -- FILE...`: imports bills from the command line, one after the other, and prints what became of
 * each.
 *
 * @throws Error where a file cannot be opened or a bill was refused.
 */
export async function main(paths: readonly string[]): Promise<void> {
  if (paths.length === 0) throw new Error('Name a bill: npm run import -- path/to/bill.csv')
  // npm changes to the project's folder and leaves the user's in this variable.
  const base = process.env['INIT_CWD'] ?? process.cwd()
  const ctx = await createContext(readEnv(process.env))
  let refused = 0
  try {
    for (const path of paths) {
      const { id, ended } = await queueImport(ctx, [await fileOnDisk(resolve(base, path))])
      await ended
      const outcome = await getImport(ctx, { id })
      if (outcome.status === 'refused') refused += 1
      process.stdout.write(`${path}: ${outcome.status}. ${outcome.message}\n`)
      for (const [currency, total] of Object.entries(outcome.control_totals?.by_currency ?? {})) {
        process.stdout.write(
          `  billed ${total.billed_cost} ${currency}, effective ${total.effective_cost} ${currency}\n`,
        )
      }
      for (const row of outcome.rejected)
        process.stdout.write(`  line ${row.line}, ${row.column}: ${row.reason}\n`)
    }
  } finally {
    await ctx.database.destroy()
  }
  if (refused > 0) throw new Error(`${refused} of ${paths.length} bills were refused.`)
}
