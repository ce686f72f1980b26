import type { RequestContext } from '../context.ts'
import { whileWanted } from '../database/while-wanted.ts'
import type { Clock } from '../clock.ts'
import { answerKey, etagOf, type Call, type Edition } from './answer-key.ts'
import { dataIn, type ProcedureCall } from '../procedures/procedure-call.ts'
import type { Day } from '../../shared/period.ts'
import type { KeptAnswer } from './kept-answer.ts'
import { neverKept } from './never-kept.ts'
import { neverWaiting } from './never-waiting.ts'
import { watchClock } from './watch-clock.ts'

/** Where the kept answers of one request go, in place of the data that they are made of. */
export type Delivery = {
  /** Whether the client has the answer of this tag, so that it need not be made. */
  has(etag: string): boolean
  /** @param answer null where the client has it. */
  take(call: Call, edition: Edition, answer: KeptAnswer | null): void
}

type Step<Result> = {
  readonly ctx: RequestContext
  readonly path: string
  readonly type: ProcedureCall['type']
  getRawInput(): Promise<unknown>
  /** Goes on with the procedure. */
  proceed(change?: { readonly clock: Clock; readonly signal: AbortSignal }): Promise<Result>
  /** A result that was not made just now. */
  given(data: unknown): Result
  /** The data of a result. @throws its failure. */
  dataOf(result: Result): unknown
}

/**
 * One step of every procedure: takes the answer of a query that is kept, or has the procedure carried out when it is
 * its turn; by the thread that computes, where there is one.
 */
export async function keepAnswers<Result>(step: Step<Result>): Promise<Result> {
  const { ctx, path, type } = step
  const input = ctx.readInput(path, await step.getRawInput())
  // The procedure itself refuses what cannot be read.
  if (input === null) return step.proceed()
  const isHere = path in neverWaiting
  const thread = isHere ? undefined : ctx.procedures
  const inTurn = <Made>(signal: AbortSignal, work: () => Promise<Made>) =>
    isHere ? work() : ctx.turns.take(signal, work)
  const callOf = (day: Day): ProcedureCall => {
    const { requestId, caller } = ctx
    return { type, path, input, day, requestId, caller }
  }
  if (type !== 'query' || path in neverKept) {
    if (thread === undefined) return inTurn(ctx.signal, () => step.proceed())
    const call = callOf(ctx.clock.today())
    return step.given(dataIn(await inTurn(ctx.signal, () => thread.call(call, ctx.signal))))
  }
  const call = { path, input }
  const edition = await ctx.answers.edition()
  if (ctx.delivery?.has(etagOf([answerKey(call, edition)], 'plain'))) {
    ctx.delivery.take(call, edition, null)
    return step.given(undefined)
  }
  let own: Result | undefined
  const makeHere = async (signal: AbortSignal) => {
    const { clock, dependsOnInstant } = watchClock(ctx.clock, edition.day)
    own = await whileWanted(signal, () => step.proceed({ clock, signal }))
    const body = Buffer.from(JSON.stringify(step.dataOf(own)))
    return { body, dependsOnInstant: dependsOnInstant() }
  }
  const answer = await ctx.answers.answer(call, edition, ctx.signal, (signal) =>
    inTurn(signal, () =>
      thread === undefined ? makeHere(signal) : thread.call(callOf(edition.day), signal),
    ),
  )
  ctx.delivery?.take(call, edition, answer)
  if (own !== undefined) return own
  return step.given(ctx.delivery === undefined ? dataIn(answer) : undefined)
}
