import { ClaimLost } from '../claims/claim.ts'
import { keepClaim } from '../claims/keep-claim.ts'
import type { Context } from '../context.ts'
import { importBill } from './import-bill.ts'
import type { ProgressListener } from './import-progress.ts'
import { nextImport, type Reach } from './next-import.ts'
import { importTurn, recoverImports } from './recover-imports.ts'

export type Worker = Reach & {
  /** Under this name it takes the turn. */
  readonly owner: string
  /** Makes what follows an import. */
  listenTo(id: number): ProgressListener
  /** Whether no further import is to be begun. */
  isStopped(): boolean
}

/**
 * Carries out the imports that wait, one after the other, unless another process does so. First it takes back what a
 * dead process left.
 *
 * @returns how many it carried out.
 */
export async function workOff(ctx: Context, worker: Worker): Promise<number> {
  const turn = await keepClaim(ctx, importTurn, worker.owner)
  if (turn === null) return 0
  let imported = 0
  try {
    await recoverImports(ctx, turn.claim)
    while (!worker.isStopped()) {
      const next = await nextImport(ctx, turn.claim, worker)
      if (next === undefined) break
      await importBill(ctx, next, turn.claim, worker.listenTo(next.id))
      imported += 1
    }
  } catch (error) {
    if (!(error instanceof ClaimLost)) throw error
    ctx.log.warn('Another process has gone on with the imports', { reason: error.message })
  } finally {
    await turn.release()
  }
  return imported
}
