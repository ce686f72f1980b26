import type { Knex } from 'knex'

/**
 * Lets transactions of one kind follow each other, by whichever process: the next that asks waits until this one has
 * ended, and sees what it did. It has to be the first thing that its transaction does.
 *
 * @param kind what they change, such as `costs`.
 */
export async function holdBack(transaction: Knex.Transaction, kind: string): Promise<void> {
  await transaction('claims')
    .insert({ name: `change of ${kind}`, fence: 1, beat_at: 0 })
    .onConflict('name')
    .merge({ fence: transaction.raw('claims.fence + 1') })
}
