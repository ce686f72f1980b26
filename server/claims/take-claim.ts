import type { Claim, ClaimBook } from './claim.ts'

/**
 * Takes a claim that is free or whose owner is taken for dead, in one statement.
 *
 * A clock that was set back would make a sign of life look as if it came from the future, for as long as it was set
 * back: one that is too far ahead counts as none.
 *
 * @returns null where another owner, or an earlier take of the same, has it.
 */
export async function takeClaim(book: ClaimBook, name: string, owner: string): Promise<Claim | null> {
  const { database, now, seconds } = book
  const [taken]: { fence: number }[] = await database('claims')
    .insert({ name, owner, fence: 1, beat_at: now })
    .onConflict('name')
    .merge({
      owner,
      fence: database.raw('claims.fence + 1'),
      beat_at: database.raw('excluded.beat_at'),
    })
    .where((free) =>
      free
        .whereNull('claims.owner')
        .orWhereRaw('abs(excluded.beat_at - claims.beat_at) > ?', [Math.round(seconds * 1000)]),
    )
    .returning('fence')
  return taken === undefined ? null : { name, owner, fence: taken.fence }
}

/** Whether a claim could be taken; by the next moment another process may have it. */
export async function isFree(book: ClaimBook, name: string): Promise<boolean> {
  const held = await book
    .database('claims')
    .where({ name })
    .whereNotNull('owner')
    .whereRaw('abs(? - beat_at) <= ?', [book.now, Math.round(book.seconds * 1000)])
    .first('name')
  return held === undefined
}

/**
 * Gives a sign of life.
 *
 * @returns false where the claim is not this one's any more.
 */
export async function beatClaim({ database, now }: ClaimBook, claim: Claim): Promise<boolean> {
  return (await database('claims').where(claim).update({ beat_at: now })) === 1
}

/** Gives a claim back, so that the next may take it at once; without effect where it is not this one's any more. */
export async function releaseClaim({ database }: ClaimBook, claim: Claim): Promise<void> {
  await database('claims').where(claim).update({ owner: null })
}
