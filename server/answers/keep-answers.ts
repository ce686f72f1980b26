import type { RequestContext } from '../context.ts'
import type { Clock } from '../clock.ts'
import { answerKey, etagOf, type Call, type Edition } from './answer-key.ts'
import { dataIn, type ProcedureCall } from '../procedures/procedure-call.ts'
import type { ProcedureThread } from '../procedures/procedure-thread.ts'
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
  const isHere = path in neverWaiting
  const procedures = isHere ? undefined : ctx.procedures
  const inTurn = <Made>(signal: AbortSignal, work: () => Promise<Made>) =>
    isHere ? work() : ctx.turns.take(signal, work)
  if (type !== 'query' || path in neverKept) {
    if (procedures === undefined) return inTurn(ctx.signal, () => step.proceed())
    const call = await callOf(step, ctx.clock.today())
    const { body } = await inTurn(ctx.signal, () => procedures.call(call, ctx.signal))
    return step.given(dataIn(body))
  }
  const input = ctx.readInput(path, await step.getRawInput())
  if (input === null) return inTurn(ctx.signal, () => step.proceed())
  const call = { path, input }
  const edition = await ctx.answers.edition()
  if (ctx.delivery?.has(etagOf([answerKey(call, edition)], 'plain'))) {
    ctx.delivery.take(call, edition, null)
    return step.given(undefined)
  }
  let own: Result | undefined
  const make = async (signal: AbortSignal) => {
    const { clock, dependsOnInstant } = watchClock(ctx.clock, edition.day)
    own = await step.proceed({ clock, signal })
    const body = Buffer.from(JSON.stringify(step.dataOf(own)))
    return { body, dependsOnInstant: dependsOnInstant() }
  }
  const makeAside = async (thread: ProcedureThread, signal: AbortSignal) =>
    thread.call(await callOf(step, edition.day), signal)
  const answer = await ctx.answers.answer(call, edition, ctx.signal, (signal) =>
    inTurn(signal, () => (procedures === undefined ? make(signal) : makeAside(procedures, signal))),
  )
  ctx.delivery?.take(call, edition, answer)
  if (own !== undefined) return own
  return step.given(ctx.delivery === undefined ? dataIn(answer.body) : undefined)
}

async function callOf<Result>(
  { ctx: { requestId, caller }, path, type, getRawInput }: Step<Result>,
  day: Day,
): Promise<ProcedureCall> {
  return { type, path, input: await getRawInput(), day, requestId, caller }
}
