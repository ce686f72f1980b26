import type { DegradedReason, Usage } from '../../shared/assistant-answer.ts'
import type { Answerer, AskedQuestion, AssistantContext, Report } from './answerer.ts'
import { helpText, refusalText } from './answers/refusals.ts'
import { composeAnswer } from './compose-answer.ts'
import { cleanReply } from './model/clean-reply.ts'
import { cleanText } from '../tools/clean-text.ts'
import { reportingCurrency } from '../exchange-rates/reporting-currency.ts'
import { executePlan, type ExecutedCall } from './execute-plan.ts'
import { loadUnderstanding } from './load-understanding.ts'
import {
  frameAfter,
  understand,
  type Understanding,
  type UnderstandingContext,
} from './understanding/understand.ts'

/** A question with its reading by the rules. */
export type ReadQuestion = {
  readonly understanding: Understanding
  readonly context: UnderstandingContext
  /** What the answer's amounts are in. */
  readonly currency: string
}

/** Reads a question in the light of the ones before it. */
export async function readQuestion(
  question: AskedQuestion,
  context: AssistantContext,
): Promise<ReadQuestion> {
  const known = await loadUnderstanding(context)
  const frame = frameAfter(question.earlier, known)
  const currency = await reportingCurrency(context.database)
  return { understanding: understand(question.query, frame, known), context: known, currency }
}

/** The words of the offline answer. */
export function offlineText(
  { understanding, context }: ReadQuestion,
  executed: readonly ExecutedCall[],
): string {
  const { outcome, obstacles } = understanding
  if (outcome === 'help') return helpText(context.data)
  const answered = executed.map(({ draft }) => draft.text)
  const text = [...answered, ...(obstacles.length > 0 ? [refusalText(obstacles)] : [])].join('\n\n')
  return withoutMarkup(text)
}

const lineLength = 1000

/** Names from bills stand in the text, so nothing in it may be hidden, loaded or followed. */
function withoutMarkup(text: string): string {
  return text
    .split('\n')
    .map((line) => cleanReply(cleanText(line, lineLength)))
    .join('\n')
}

type Circumstances = { readonly degraded_reason: DegradedReason | null; readonly usage: Usage | null }

/** Answers by rules and tools alone. */
export async function answerOffline(
  question: AskedQuestion,
  context: AssistantContext,
  report: Report,
  { degraded_reason, usage }: Circumstances,
) {
  report({ kind: 'step_started', step: 'understand' })
  const read = await readQuestion(question, context)
  report({ kind: 'step_finished', step: 'understand' })
  report({ kind: 'step_started', step: 'query' })
  const executed = await executePlan(read.understanding.calls, context, report)
  report({ kind: 'step_finished', step: 'query' })
  report({ kind: 'step_started', step: 'write' })
  const response = offlineText(read, executed)
  for (const line of response.split(/(?<=\n)/)) report({ kind: 'text', text: line })
  report({ kind: 'step_finished', step: 'write' })
  return composeAnswer({
    response,
    outcome: read.understanding.outcome,
    executed,
    thread_id: question.thread_id,
    currency: read.currency,
    mode: 'offline',
    grounded: true,
    degraded_reason,
    usage,
  })
}

/** The answerer of an installation without a model. */
export const offlineAnalyst: Answerer = (question, context, report) =>
  answerOffline(question, context, report, { degraded_reason: null, usage: null })
