import type { TRPCProcedureType } from '@trpc/server'
import type { ApiError } from '../../shared/api-error.ts'
import type { Day } from '../../shared/period.ts'

/** A procedure to be carried out. */
export type ProcedureCall = {
  readonly type: TRPCProcedureType
  readonly path: string
  /** As JSON text of what the contract reads the input into; empty for none. */
  readonly input: string
  /** The day that it is today, also where the next one begins meanwhile. */
  readonly day: Day
  /** Under which its failures are logged; empty where the server itself asks. */
  readonly requestId: string
  readonly caller: string
}

/** What came of it: JSON text as bytes, none for no data. */
export type MadeAnswer = {
  readonly body: Uint8Array
  /** Whether it may be another one later on the same day. */
  readonly dependsOnInstant: boolean
}

export type ProcedureOutcome = { readonly made: MadeAnswer } | { readonly failure: ApiError }

/** The data that an answer is made of. */
export function dataIn({ body }: Pick<MadeAnswer, 'body'>): unknown {
  return body.length === 0 ? undefined : JSON.parse(Buffer.from(body).toString())
}
