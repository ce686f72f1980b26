import { z } from 'zod'
import { AssistantAnswer, assistantModes, ViewFilters } from './assistant-answer.ts'

/** The state that the page and the assistant share during a run. */
export const AssistantState = z.object({
  mode: z.enum(assistantModes),
  filters: ViewFilters.nullable(),
})
export type AssistantState = z.infer<typeof AssistantState>

/** The AG-UI events of a run, in the order in which they can come. */
export const AssistantEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('RUN_STARTED'), threadId: z.string(), runId: z.string() }),
  z.object({ type: z.literal('STATE_SNAPSHOT'), snapshot: AssistantState }),
  z.object({
    type: z.literal('STATE_DELTA'),
    delta: z.array(z.object({ op: z.literal('replace'), path: z.string(), value: z.unknown() })),
  }),
  z.object({ type: z.enum(['STEP_STARTED', 'STEP_FINISHED']), stepName: z.string() }),
  z.object({
    type: z.literal('TOOL_CALL_START'),
    toolCallId: z.string(),
    toolCallName: z.string(),
    parentMessageId: z.string(),
  }),
  z.object({ type: z.literal('TOOL_CALL_ARGS'), toolCallId: z.string(), delta: z.string() }),
  z.object({ type: z.literal('TOOL_CALL_END'), toolCallId: z.string() }),
  z.object({
    type: z.literal('TOOL_CALL_RESULT'),
    messageId: z.string(),
    toolCallId: z.string(),
    content: z.string(),
    role: z.literal('tool'),
  }),
  z.object({ type: z.literal('TEXT_MESSAGE_START'), messageId: z.string(), role: z.literal('assistant') }),
  z.object({ type: z.literal('TEXT_MESSAGE_CONTENT'), messageId: z.string(), delta: z.string() }),
  z.object({ type: z.literal('TEXT_MESSAGE_END'), messageId: z.string() }),
  z.object({
    type: z.literal('ACTIVITY_SNAPSHOT'),
    messageId: z.string(),
    activityType: z.enum(['finops.chart', 'finops.table']),
    content: z.looseObject({ version: z.literal(1) }),
  }),
  z.object({
    type: z.literal('CUSTOM'),
    name: z.literal('finops.ui_action'),
    value: z.object({ action: z.literal('apply_filters'), filters: ViewFilters }),
  }),
  z.object({
    type: z.literal('RUN_FINISHED'),
    threadId: z.string(),
    runId: z.string(),
    result: AssistantAnswer,
    outcome: z.object({ type: z.literal('success') }),
  }),
  z.object({ type: z.literal('RUN_ERROR'), message: z.string(), code: z.string() }),
])
export type AssistantEvent = z.infer<typeof AssistantEvent>
