import type { AssistantAnswer, CallArguments } from '../../shared/assistant-answer.ts'
import type { ToolName } from '../../shared/tools.ts'
import type { ToolContext } from '../tools/tool.ts'

export type AskedQuestion = {
  readonly query: string
  /** The questions of the conversation so far, oldest first. */
  readonly earlier: readonly string[]
  readonly thread_id: string | null
}

export const stepNames = ['understand', 'query', 'check', 'write'] as const
export type StepName = (typeof stepNames)[number]

/** What happens while an answer is made, in order. */
export type Progress =
  | { readonly kind: 'step_started' | 'step_finished'; readonly step: StepName }
  | {
      readonly kind: 'tool_started'
      readonly id: string
      readonly tool: ToolName
      readonly arguments: CallArguments
    }
  | { readonly kind: 'tool_finished'; readonly id: string; readonly result: unknown }
  | { readonly kind: 'text'; readonly text: string }

export type Report = (progress: Progress) => void

export type AssistantContext = ToolContext & {
  /** Aborted where the caller has left. */
  readonly signal: AbortSignal
}

/** The model and the offline analyst are both of this type. */
export type Answerer = (
  question: AskedQuestion,
  context: AssistantContext,
  report: Report,
) => Promise<AssistantAnswer>
