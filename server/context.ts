import type { Answers } from './answers/answers.ts'
import type { Delivery } from './answers/keep-answers.ts'
import type { ReadInput } from './answers/read-input.ts'
import type { Turns } from './answers/turns.ts'
import type { ChargeStore } from './charges/charge-store.ts'
import type { Clock } from './clock.ts'
import type { Database } from './database/connect.ts'
import type { Env } from './env.ts'
import type { Log } from './log.ts'
import type { ProcedureThread } from './procedures/procedure-thread.ts'

/** What every verb may use; made once for a process. */
export type Context = {
  readonly database: Database
  readonly charges: ChargeStore
  readonly clock: Clock
  readonly env: Env
  readonly log: Log
  /** Fires when nobody waits for the answer any more; long work stops then. Work that goes on regardless has none. */
  readonly signal?: AbortSignal | undefined
  /** Where the server has procedures carried out; they are carried out here without it. */
  readonly procedures?: ProcedureThread | undefined
}

/** What answers requests, made once for a process. */
export type Answering = {
  readonly answers: Answers
  readonly turns: Turns
  readonly readInput: ReadInput
}

/** The context of one request. */
export type RequestContext = Context &
  Answering & {
    readonly requestId: string
    /** Who asks: the address of the connection. */
    readonly caller: string
    /** Every REST endpoint with its method. */
    readonly endpoints: readonly string[]
    /** Fires when nobody waits for the answer any more; long work stops then. */
    readonly signal: AbortSignal
    readonly delivery?: Delivery | undefined
  }
