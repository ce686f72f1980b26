import type { Knex } from 'knex'
import { ClaimLost, type Claim } from './claim.ts'

/**
 * Does something in one transaction that takes effect only while a claim is still this one's: until it is committed
 * nobody else can take the claim.
 *
 * @param database a connection; in a transaction, the work is done in that.
 * @throws ClaimLost where another process has taken the claim; nothing is written then.
 */
export function underClaim<Result>(
  database: Knex,
  claim: Claim,
  work: (transaction: Knex.Transaction) => Promise<Result>,
): Promise<Result> {
  return database.transaction(async (transaction) => {
    await confirmClaim(transaction, claim)
    return work(transaction)
  })
}

/**
 * Makes sure of a claim until the end of a transaction.
 *
 * @throws ClaimLost where another process has taken it.
 */
export async function confirmClaim(transaction: Knex.Transaction, claim: Claim): Promise<void> {
  // A write that changes nothing, since it has to lock the row on either engine.
  const held = await transaction('claims').where(claim).update({ fence: claim.fence })
  if (held !== 1) throw new ClaimLost(claim.name)
}
