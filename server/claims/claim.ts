import type { Knex } from 'knex'
import type { Context } from '../context.ts'
import { databaseInstant } from '../database/dialect.ts'

/** What a process has in hand, and nobody else as long as it gives signs of life. */
export type Claim = {
  readonly name: string
  readonly owner: string
  /** Grows with every take, so that a take is told from every other of the same name. */
  readonly fence: number
}

/** Where claims are written down, and by which clock. */
export type ClaimBook = {
  readonly database: Knex
  /** An owner that has given no sign of life for so many seconds is taken for dead. */
  readonly seconds: number
  /** SQL for the present, in milliseconds. */
  readonly now: Knex.Raw<number>
}

/** The claims of a database, by its own clock. */
export function claimsOf({ database, env }: Pick<Context, 'database' | 'env'>): ClaimBook {
  return { database, seconds: env.CLAIM_SECONDS, now: databaseInstant(database) }
}

/** A claim has gone to another process, which begins anew; whoever held it may write nothing more under it. */
export class ClaimLost extends Error {
  override readonly name = 'ClaimLost'

  /** @param claim the name of the claim. */
  constructor(claim: string) {
    super(`Another process has taken over the claim ${claim}.`)
  }
}
