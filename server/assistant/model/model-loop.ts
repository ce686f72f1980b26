import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import type { ExecutedCall } from '../execute-plan.ts'
import type { ToolCall } from './accumulate-calls.ts'
import { evidenceOf } from './grounding.ts'
import { runModelCall, type CallOutcome, type CallSession } from './model-calls.ts'
import { ModelFailure } from './model-failure.ts'
import { patientTurn } from './patient-turn.ts'
import type { RunBudget } from './run-budget.ts'
import { createSentenceGate } from './sentence-gate.ts'
import type { Turn, TurnRequest } from './request-turn.ts'

/** What a run of the model came to. */
export type ModelRun = {
  /** What was said and let through. */
  readonly text: string
  readonly executed: readonly ExecutedCall[]
  readonly grounded: boolean
  readonly declined: boolean
}

export type ModelSession = CallSession &
  Pick<TurnRequest, 'client' | 'env' | 'known' | 'signal'> & {
    readonly budget: RunBudget
    readonly question: string
    readonly messages: ChatCompletionMessageParam[]
  }

const atOnce = 4

/** The calls of one turn, at most four at once, their answers in the order of the calls. */
async function runCalls(calls: readonly ToolCall[], session: ModelSession): Promise<CallOutcome[]> {
  if (!session.budget.takeCalls(calls.length)) {
    const content = '{"error":true,"message":"No more tool calls. Answer from the results so far."}'
    return calls.map(() => ({ content, executed: null }))
  }
  const outcomes: CallOutcome[] = []
  for (let at = 0; at < calls.length; at += atOnce) {
    const batch = calls.slice(at, at + atOnce)
    outcomes.push(...(await Promise.all(batch.map((call) => runModelCall(call, session)))))
  }
  return outcomes
}

function remember(
  turn: Turn,
  outcomes: readonly CallOutcome[],
  messages: ChatCompletionMessageParam[],
): void {
  messages.push({
    role: 'assistant',
    content: turn.text === '' ? null : turn.text,
    tool_calls: turn.calls.map(({ id, name, arguments: text }) => ({
      id,
      type: 'function',
      // Broken arguments are not sent back: servers refuse a history that does not parse.
      function: { name, arguments: isJson(text) ? text : '{}' },
    })),
  })
  for (const [index, call] of turn.calls.entries()) {
    messages.push({ role: 'tool', tool_call_id: call.id, content: outcomes[index]?.content ?? '{}' })
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Asks once more for what was stopped, with the offending figures named. */
async function repaired(
  session: ModelSession,
  said: string,
  shown: string,
  offending: readonly string[],
  executed: readonly ExecutedCall[],
): Promise<string | null> {
  const { messages, budget, report, question } = session
  const start = shown === '' ? 'Write the whole answer again' : `Go on right after "${shown.slice(-200)}"`
  messages.push(
    { role: 'assistant', content: said },
    {
      role: 'user',
      content: `These figures stand in no tool result: ${offending.join(', ')}. ${start}, with figures from the tool results only. Do not calculate.`,
    },
  )
  const turn = await patientTurn({ ...session, withTools: false, onText: null })
  budget.count(turn)
  const released: string[] = []
  const gate = createSentenceGate(
    evidenceOf(
      executed.map((one) => one.result),
      question,
    ),
    (text) => released.push(text),
  )
  gate.add(turn.text)
  gate.end()
  if (gate.offending().length > 0 || gate.shown().trim() === '') return null
  const separator = shown === '' || /\s$/.test(shown) || /^\s/.test(gate.shown()) ? '' : ' '
  for (const text of [separator, ...released]) if (text !== '') report({ kind: 'text', text })
  return shown + separator + gate.shown()
}

/**
 * Runs a model until it answers, within the budget.
 *
 * @throws ModelFailure where it does not.
 */
export async function runModel(session: ModelSession): Promise<ModelRun> {
  const { budget, messages, report, question } = session
  const executed: ExecutedCall[] = []
  let text = ''
  for (let turnNumber = 1; turnNumber <= session.env.ASSISTANT_TURNS; turnNumber += 1) {
    const evidence = evidenceOf(
      executed.map((one) => one.result),
      question,
    )
    const gate = createSentenceGate(evidence, (sentence) => report({ kind: 'text', text: sentence }))
    // Before the first results the words are a preamble at best, so they wait until the turn is known.
    const live = executed.length > 0
    const withTools = budget.allowsTools(turnNumber)
    const turn = await patientTurn({ ...session, withTools, onText: live ? gate.add : null })
    budget.count(turn)
    if (turn.declined) return { text, executed, grounded: true, declined: true }
    if (turn.calls.length > 0 && withTools) {
      const outcomes = await runCalls(turn.calls, session)
      executed.push(...outcomes.flatMap((outcome) => outcome.executed ?? []))
      remember(turn, outcomes, messages)
      if (live) gate.end()
      text += gate.shown()
      continue
    }
    if (turn.text.trim() === '') throw new ModelFailure('limit')
    if (!live) gate.add(turn.text)
    gate.end()
    const shown = text + gate.shown()
    if (gate.offending().length === 0) return { text: shown, executed, grounded: true, declined: false }
    const better = await repaired(session, turn.text, gate.shown(), gate.offending(), executed)
    return better === null
      ? { text: shown, executed, grounded: false, declined: false }
      : { text: text + better, executed, grounded: true, declined: false }
  }
  throw new ModelFailure('limit')
}
