import { randomUUID } from 'node:crypto'
import type { Context } from '../context.ts'
import { claimsOf, type Claim } from './claim.ts'
import { beatClaim, releaseClaim, takeClaim } from './take-claim.ts'

/** A claim that gives signs of life by itself. */
export type KeptClaim = { readonly claim: Claim; release(): Promise<void> }

/** So many signs of life fall into the time after which an owner is taken for dead. */
const beatsPerLife = 4

/**
 * Takes a claim and keeps it until it is released.
 *
 * @param owner told from every other; made up where nobody has to know it.
 * @returns null where another process has it.
 */
export async function keepClaim(
  ctx: Pick<Context, 'database' | 'env' | 'log'>,
  name: string,
  owner: string = randomUUID(),
): Promise<KeptClaim | null> {
  const book = claimsOf(ctx)
  const claim = await takeClaim(book, name, owner)
  if (claim === null) return null
  let beating: Promise<void> | undefined
  const beat = async () => {
    if (!(await beatClaim(book, claim))) clearInterval(timer)
  }
  const timer = setInterval(
    () => {
      beating ??= beat()
        .catch((error: unknown) => ctx.log.warn('A claim could not be kept', { name, reason: String(error) }))
        .finally(() => {
          beating = undefined
        })
    },
    (book.seconds * 1000) / beatsPerLife,
  )
  timer.unref()
  return {
    claim,
    async release() {
      clearInterval(timer)
      await beating
      await releaseClaim(book, claim)
    },
  }
}

/**
 * Does something unless another process is at it.
 *
 * @returns whether it was done.
 */
export async function ifUnclaimed(ctx: Context, name: string, work: () => Promise<void>): Promise<boolean> {
  const kept = await keepClaim(ctx, name)
  if (kept === null) return false
  try {
    await work()
    return true
  } finally {
    await kept.release()
  }
}
