import type { RequestContext } from '../context.ts'
import type { Clock } from '../clock.ts'
import { answerKey, etagOf, type Call, type Edition } from './answer-key.ts'
import type { KeptAnswer } from './kept-answer.ts'
import { neverKept } from './never-kept.ts'
import { neverWaiting } from './never-waiting.ts'

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
  readonly type: string
  getRawInput(): Promise<unknown>
  /** Goes on with the procedure. */
  proceed(change?: { readonly clock: Clock; readonly signal: AbortSignal }): Promise<Result>
  /** A result that was not made just now. */
  given(data: unknown): Result
  /** The data of a result. @throws its failure. */
  dataOf(result: Result): unknown
}

/**
 * One step of every procedure: takes the answer of a query that is kept, or lets the procedure compute when it is its
 * turn.
 */
export async function keepAnswers<Result>(step: Step<Result>): Promise<Result> {
  const { ctx, path } = step
  const compute = (signal: AbortSignal, work: () => Promise<Result>) =>
    path in neverWaiting ? work() : ctx.turns.take(signal, work)
  const input =
    step.type === 'query' && !(path in neverKept) ? ctx.readInput(path, await step.getRawInput()) : null
  if (input === null) return compute(ctx.signal, () => step.proceed())
  const call = { path, input }
  const edition = await ctx.answers.edition()
  if (ctx.delivery?.has(etagOf([answerKey(call, edition)], 'plain'))) {
    ctx.delivery.take(call, edition, null)
    return step.given(undefined)
  }
  let own: Result | undefined
  const answer = await ctx.answers.answer(call, edition, ctx.signal, async (clock, signal) => {
    own = await compute(signal, () => step.proceed({ clock, signal }))
    return JSON.stringify(step.dataOf(own))
  })
  ctx.delivery?.take(call, edition, answer)
  if (own !== undefined) return own
  return step.given(ctx.delivery === undefined ? JSON.parse(answer.body.toString()) : undefined)
}
