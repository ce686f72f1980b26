import type { Usage } from '../../../shared/assistant-answer.ts'
import type { Env } from '../../env.ts'

/** What one run has taken so far. */
export type RunBudget = {
  count(usage: { readonly input: number; readonly output: number }): void
  usage(): Usage
  /** Whether a turn with tools still fits. */
  allowsTools(turn: number): boolean
  /** Takes tool calls from the budget; false where they are more than is left. */
  takeCalls(count: number): boolean
}

export function createRunBudget(env: Env): RunBudget {
  const usage: Usage = { model_calls: 0, input_tokens: 0, output_tokens: 0 }
  let calls = 0
  let spent = false
  return {
    count({ input, output }) {
      usage.model_calls += 1
      usage.input_tokens += input
      usage.output_tokens += output
    },
    usage: () => ({ ...usage }),
    allowsTools: (turn) =>
      !spent &&
      turn < env.ASSISTANT_TURNS &&
      usage.input_tokens + usage.output_tokens < env.ASSISTANT_RUN_TOKENS,
    takeCalls(count) {
      spent ||= calls + count > env.ASSISTANT_TOOL_CALLS
      if (!spent) calls += count
      return !spent
    },
  }
}
