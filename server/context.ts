import type { ChargeStore } from './charges/charge-store.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import type { Env } from './env.ts'
import type { Log } from './log.ts'

/** What every verb may use; made once for a process. */
export type Context = {
  readonly database: Database
  readonly charges: ChargeStore
  readonly clock: Clock
  readonly env: Env
  readonly log: Log
}

/** The context of one request. */
export type RequestContext = Context & {
  readonly requestId: string
  /** Who asks: the address of the connection. */
  readonly caller: string
  /** Every REST endpoint with its method. */
  readonly endpoints: readonly string[]
}
