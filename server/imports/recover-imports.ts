import { claimsOf, type Claim } from '../claims/claim.ts'
import { releaseClaim } from '../claims/take-claim.ts'
import { underClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import { removeBills } from './remove-bills.ts'

/** The claim under which imports are carried out, one after the other, by whichever process. */
export const importTurn = 'imports'

/** So often an import is begun; one that ends its process every time must not go on for ever. */
const mostAttempts = 10

/**
 * Takes back what imports wrote whose process is gone, and queues them again. Whoever has the turn knows that nobody
 * else is at an import: one that is under way is one that was left.
 *
 * @param turn the claim under which imports are carried out.
 * @throws ClaimLost where that is another's by now.
 */
export async function recoverImports(ctx: Context, turn: Claim): Promise<void> {
  for (const { id, attempts } of await ctx.database('imports').where({ status: 'running' })) {
    await removeBills(ctx, id, turn)
    const over = {
      status: 'refused',
      message: `The import was interrupted ${attempts} times and is not tried again. Nothing was changed.`,
      finished_at: ctx.clock.now(),
    } as const
    await underClaim(ctx.database, turn, (transaction) =>
      transaction('imports')
        .where({ id, status: 'running' })
        .update({
          progress: null,
          rows_kept: 0,
          ...(attempts < mostAttempts ? { status: 'queued' } : over),
        }),
    )
  }
}

/**
 * Gives up what an owner had in hand that will not come back: its import waits again, and the turn is free.
 *
 * @param owner the owner of the turn, if it has it.
 * @returns whether it had the turn.
 */
export async function takeTurnBack(ctx: Context, owner: string): Promise<boolean> {
  const turn = await ctx.database('claims').where({ name: importTurn, owner }).first('name', 'fence')
  if (turn === undefined) return false
  const claim = { ...turn, owner }
  await recoverImports(ctx, claim)
  await releaseClaim(claimsOf(ctx), claim)
  return true
}
