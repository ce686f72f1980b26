import type { AnswerChart, AnswerTable, AssistantAnswer, ViewFilters } from './assistant-answer.ts'

/** The state that the page and the assistant share during a run. */
export type AssistantState = {
  readonly mode: 'model' | 'offline'
  readonly filters: ViewFilters | null
}

/** The AG-UI events of a run, in the order in which they can come. */
export type AssistantEvent =
  | { readonly type: 'RUN_STARTED'; readonly threadId: string; readonly runId: string }
  | { readonly type: 'STATE_SNAPSHOT'; readonly snapshot: AssistantState }
  | {
      readonly type: 'STATE_DELTA'
      readonly delta: readonly { op: 'replace'; path: string; value: unknown }[]
    }
  | { readonly type: 'STEP_STARTED' | 'STEP_FINISHED'; readonly stepName: string }
  | {
      readonly type: 'TOOL_CALL_START'
      readonly toolCallId: string
      readonly toolCallName: string
      readonly parentMessageId: string
    }
  | { readonly type: 'TOOL_CALL_ARGS'; readonly toolCallId: string; readonly delta: string }
  | { readonly type: 'TOOL_CALL_END'; readonly toolCallId: string }
  | {
      readonly type: 'TOOL_CALL_RESULT'
      readonly messageId: string
      readonly toolCallId: string
      readonly content: string
      readonly role: 'tool'
    }
  | { readonly type: 'TEXT_MESSAGE_START'; readonly messageId: string; readonly role: 'assistant' }
  | { readonly type: 'TEXT_MESSAGE_CONTENT'; readonly messageId: string; readonly delta: string }
  | { readonly type: 'TEXT_MESSAGE_END'; readonly messageId: string }
  | {
      readonly type: 'ACTIVITY_SNAPSHOT'
      readonly messageId: string
      readonly activityType: 'finops.chart' | 'finops.table'
      readonly content: Readonly<Record<string, unknown>> & { readonly version: 1 }
    }
  | {
      readonly type: 'CUSTOM'
      readonly name: 'finops.ui_action'
      readonly value: { readonly action: 'apply_filters'; readonly filters: ViewFilters }
    }
  | {
      readonly type: 'RUN_FINISHED'
      readonly threadId: string
      readonly runId: string
      readonly result: AssistantAnswer
      readonly outcome: { readonly type: 'success' }
    }
  | { readonly type: 'RUN_ERROR'; readonly message: string; readonly code: string }

/** The content of an activity. */
export type ChartActivity = { readonly version: 1; readonly chart: AnswerChart }
export type TableActivity = { readonly version: 1; readonly table: AnswerTable }
