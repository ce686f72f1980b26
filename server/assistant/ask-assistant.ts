import { randomUUID } from 'node:crypto'
import type { AssistantAnswer } from '../../shared/assistant-answer.ts'
import type { AssistantQuery } from '../../shared/assistant.ts'
import type { Context } from '../context.ts'
import type { Report } from './answerer.ts'
import { chooseAnswerer } from './choose-answerer.ts'
import { countQuestion } from './rate-limit.ts'
import { keepMessage, questionsOf } from './threads.ts'
import { cleanText } from '../tools/clean-text.ts'
import { questionLimit } from '../../shared/assistant.ts'

const remembered = 10

/** Who asks, how progress is told, and when to stop. */
export type Asking = {
  readonly caller: string
  readonly report: Report
  readonly signal: AbortSignal
}

/** An asking without anybody who watches. */
export function askedBy(caller: string): Asking {
  return { caller, report: () => undefined, signal: new AbortController().signal }
}

/**
 * Answers a question and keeps it with its answer.
 *
 * @throws BillowError TOO_MANY_REQUESTS where the caller asks too much.
 */
export async function askAssistant(
  ctx: Context,
  input: AssistantQuery,
  asking: Asking,
): Promise<AssistantAnswer> {
  countQuestion(ctx, asking.caller)
  return answerQuestion(ctx, input, asking)
}

/** Answers a question that is counted already, and keeps it with its answer. */
export async function answerQuestion(
  ctx: Context,
  { query, context = {} }: AssistantQuery,
  { caller, report, signal }: Asking,
): Promise<AssistantAnswer> {
  const given = context.questions ?? []
  const thread_id = context.thread_id ?? randomUUID()
  // What a caller brings along is the whole conversation; what is kept here stands in for it.
  const kept =
    given.length > 0 || context.thread_id === undefined ? [] : await questionsOf(ctx, thread_id, remembered)
  const earlier = [...kept, ...given].slice(-remembered).map((text) => cleanText(text, questionLimit))
  const question = { query: cleanText(query, questionLimit), earlier, thread_id }
  const answerer = await chooseAnswerer(ctx)
  const answer = await answerer(question, { ...ctx, caller, signal }, report)
  await keepMessage(ctx, thread_id, question.query, answer)
  return answer
}
