import type { AssistantEvent } from '../../../shared/ag-ui.ts'
import type { AssistantAnswer } from '../../../shared/assistant-answer.ts'
import { toolContent } from '../../tools/tool-content.ts'
import type { Progress } from '../answerer.ts'

/** Turns the progress of an answer into AG-UI events: text closed before tools, steps closed before the end. */
export type EventWriter = {
  start(mode: 'model' | 'offline'): void
  progress(progress: Progress): void
  finish(answer: AssistantAnswer): void
  fail(code: string, message: string): void
}

type Ids = { readonly threadId: string; readonly runId: string }
type Send = (event: AssistantEvent) => void
type Writing = Ids & {
  readonly send: Send
  readonly openSteps: string[]
  texts: number
  openText: string | null
}

function closeText(writing: Writing): void {
  if (writing.openText !== null) writing.send({ type: 'TEXT_MESSAGE_END', messageId: writing.openText })
  writing.openText = null
}

function say(writing: Writing, delta: string): void {
  if (delta === '') return
  if (writing.openText === null) {
    writing.texts += 1
    writing.openText = `${writing.runId}-text-${writing.texts}`
    writing.send({ type: 'TEXT_MESSAGE_START', messageId: writing.openText, role: 'assistant' })
  }
  writing.send({ type: 'TEXT_MESSAGE_CONTENT', messageId: writing.openText, delta })
}

function startTool(writing: Writing, progress: Extract<Progress, { kind: 'tool_started' }>): void {
  const { send, runId } = writing
  closeText(writing)
  const toolCallId = `${runId}-${progress.id}`
  send({
    type: 'TOOL_CALL_START',
    toolCallId,
    toolCallName: progress.tool,
    parentMessageId: `${toolCallId}-call`,
  })
  send({ type: 'TOOL_CALL_ARGS', toolCallId, delta: JSON.stringify(progress.arguments) })
  send({ type: 'TOOL_CALL_END', toolCallId })
}

function finishTool({ send, runId }: Writing, id: string, result: unknown): void {
  const toolCallId = `${runId}-${id}`
  const content = toolContent(result)
  send({ type: 'TOOL_CALL_RESULT', messageId: `${toolCallId}-result`, toolCallId, content, role: 'tool' })
}

function finishStep({ send, openSteps }: Writing, stepName: string): void {
  const at = openSteps.lastIndexOf(stepName)
  if (at < 0) return
  openSteps.splice(at, 1)
  send({ type: 'STEP_FINISHED', stepName })
}

function closeAll(writing: Writing): void {
  closeText(writing)
  for (const stepName of writing.openSteps.toReversed()) finishStep(writing, stepName)
}

function write(writing: Writing, progress: Progress): void {
  switch (progress.kind) {
    case 'text':
      return say(writing, progress.text)
    case 'tool_started':
      return startTool(writing, progress)
    case 'tool_finished':
      return finishTool(writing, progress.id, progress.result)
    case 'step_started':
      writing.openSteps.push(progress.step)
      return writing.send({ type: 'STEP_STARTED', stepName: progress.step })
    case 'step_finished':
      return finishStep(writing, progress.step)
  }
}

/** The tables and charts of an answer, its view, and the proposal to open that view. */
function showResult({ send, runId }: Writing, { data }: AssistantAnswer): void {
  const { tables, charts, filters, mode } = data
  for (const [index, table] of tables.entries()) {
    const messageId = `${runId}-table-${index + 1}`
    send({
      type: 'ACTIVITY_SNAPSHOT',
      messageId,
      activityType: 'finops.table',
      content: { version: 1, table },
    })
  }
  for (const [index, chart] of charts.entries()) {
    const messageId = `${runId}-chart-${index + 1}`
    send({
      type: 'ACTIVITY_SNAPSHOT',
      messageId,
      activityType: 'finops.chart',
      content: { version: 1, chart },
    })
  }
  send({
    type: 'STATE_DELTA',
    delta: [
      { op: 'replace', path: '/mode', value: mode },
      { op: 'replace', path: '/filters', value: filters },
    ],
  })
  if (filters === null) return
  send({ type: 'CUSTOM', name: 'finops.ui_action', value: { action: 'apply_filters', filters } })
}

/**
 * @param send is given every event, in order.
 */
export function createEventWriter({ threadId, runId }: Ids, send: Send): EventWriter {
  const writing: Writing = { threadId, runId, send, openSteps: [], texts: 0, openText: null }
  return {
    start(mode) {
      send({ type: 'RUN_STARTED', threadId, runId })
      send({ type: 'STATE_SNAPSHOT', snapshot: { mode, filters: null } })
    },
    progress: (progress) => write(writing, progress),
    finish(answer) {
      closeAll(writing)
      showResult(writing, answer)
      send({ type: 'RUN_FINISHED', threadId, runId, result: answer, outcome: { type: 'success' } })
    },
    fail(code, message) {
      closeAll(writing)
      send({ type: 'RUN_ERROR', code, message })
    },
  }
}
