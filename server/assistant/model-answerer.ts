import type { AssistantAnswer, DegradedReason, Outcome } from '../../shared/assistant-answer.ts'
import type { Answerer, AskedQuestion, AssistantContext, Report } from './answerer.ts'
import { composeAnswer } from './compose-answer.ts'
import { classifyFailure } from './model/classify-failure.ts'
import { createModelClient } from './model/model-client.ts'
import { runModel, type ModelRun } from './model/model-loop.ts'
import { adaptationOf } from './model/request-parameters.ts'
import { createRunBudget, type RunBudget } from './model/run-budget.ts'
import { systemPrompt } from './model/system-prompt.ts'
import { answerOffline, offlineText, readQuestion, type ReadQuestion } from './offline-analyst.ts'
import { spendTokens, tokensLeft } from './token-budget.ts'

const historyLength = 8000

/** The user's turn: earlier questions, the question, and how the rules read it. */
function userTurn({ earlier, query }: AskedQuestion, { understanding }: ReadQuestion): string {
  const history = earlier.join('\n- ').slice(-historyLength)
  const hints = understanding.calls.map(
    ({ tool, period, compare, providers }) =>
      `${tool}, ${period.start_date} to ${period.end_date}${compare === null ? '' : ` against ${compare.start_date} to ${compare.end_date}`}${providers.length === 0 ? '' : `, ${providers.join(' and ')}`}`,
  )
  return [
    ...(history === '' ? [] : [`Earlier questions of this conversation:\n- ${history}\n`]),
    query,
    ...(hints.length === 0
      ? []
      : [`\n(Dates and tools as the date rules of this product read them: ${hints.join('; ')}.)`]),
  ].join('\n')
}

function outcomeOf(run: ModelRun, { understanding }: ReadQuestion): Outcome {
  if (run.declined) return 'decline'
  if (run.executed.length > 0) return understanding.outcome === 'partial' ? 'partial' : 'answer'
  return run.text.trim().endsWith('?') ? 'clarify' : 'decline'
}

async function runWithin(
  question: AskedQuestion,
  read: ReadQuestion,
  budget: RunBudget,
  context: AssistantContext,
  report: Report,
): Promise<ModelRun> {
  const { env } = context
  const deadline = AbortSignal.timeout(env.ASSISTANT_RUN_SECONDS * 1000)
  return runModel({
    context,
    report,
    budget,
    env,
    client: createModelClient(env),
    known: adaptationOf(env),
    signal: AbortSignal.any([context.signal, deadline]),
    planned: read.understanding.calls,
    corrected: new Set(),
    question: question.query,
    messages: [
      { role: 'system', content: systemPrompt(context.clock.today(), read.context.data, read.currency) },
      { role: 'user', content: userTurn(question, read) },
    ],
  })
}

/** The offline analyst's answer after what was already shown, which stays. */
async function fallBack(
  question: AskedQuestion,
  context: AssistantContext,
  report: Report,
  circumstances: {
    readonly shown: string
    readonly degraded_reason: DegradedReason
    readonly budget: RunBudget
  },
): Promise<AssistantAnswer> {
  const { shown, degraded_reason, budget } = circumstances
  const separator = shown === '' ? '' : '\n\n'
  if (separator !== '') report({ kind: 'text', text: separator })
  const answer = await answerOffline(question, context, report, { degraded_reason, usage: budget.usage() })
  return { ...answer, response: shown + separator + answer.response }
}

function declinedText(): string {
  return 'The model declined to answer this question.'
}

/** Answers with a model, and with the offline analyst wherever the model does not. */
export const modelAnswerer: Answerer = async (question, context, report) => {
  const read = await readQuestion(question, context)
  const { outcome } = read.understanding
  const none = { degraded_reason: null, usage: null }
  // What needs no model, or must not give a figure, is answered by rule.
  if (outcome === 'help' || outcome === 'unsupported') return answerOffline(question, context, report, none)
  if ((await tokensLeft(context)) <= 0)
    return answerOffline(question, context, report, { ...none, degraded_reason: 'budget' })
  const budget = createRunBudget(context.env)
  let shown = ''
  const watch: Report = (progress) => {
    if (progress.kind === 'text') shown += progress.text
    report(progress)
  }
  report({ kind: 'step_started', step: 'query' })
  try {
    const run = await runWithin(question, read, budget, context, watch)
    report({ kind: 'step_finished', step: 'query' })
    return await concluded(run, { question, read, budget, report, context })
  } catch (error) {
    if (context.signal.aborted) throw error
    const { reason } = classifyFailure(error)
    context.log.warn('The model did not answer; the offline analyst did', { reason })
    report({ kind: 'step_finished', step: 'query' })
    return await fallBack(question, context, report, { shown, degraded_reason: reason, budget })
  } finally {
    const { input_tokens, output_tokens } = budget.usage()
    await spendTokens(context, input_tokens + output_tokens)
  }
}

type Conclusion = {
  readonly question: AskedQuestion
  readonly read: ReadQuestion
  readonly budget: RunBudget
  readonly report: Report
  readonly context: AssistantContext
}

/** The answer after a run: the model's words, or the deterministic ones where its figures do not hold. */
async function concluded(
  run: ModelRun,
  { question, read, budget, report, context }: Conclusion,
): Promise<AssistantAnswer> {
  const { executed } = run
  if (!run.grounded && executed.length === 0) {
    return fallBack(question, context, report, { shown: run.text, degraded_reason: 'ungrounded', budget })
  }
  const rest = run.grounded
    ? run.declined && run.text === ''
      ? declinedText()
      : ''
    : offlineText(read, executed)
  const separator = run.text === '' || rest === '' ? '' : '\n\n'
  if (rest !== '') report({ kind: 'text', text: separator + rest })
  return composeAnswer({
    response: run.text + separator + rest,
    outcome: outcomeOf(run, read),
    executed,
    thread_id: question.thread_id,
    currency: read.currency,
    mode: run.grounded ? 'model' : 'offline',
    grounded: true,
    degraded_reason: run.grounded ? null : 'ungrounded',
    usage: budget.usage(),
  })
}
