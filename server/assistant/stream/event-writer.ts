import type { AssistantEvent } from '../../../shared/ag-ui.ts'
import type { AssistantAnswer } from '../../../shared/assistant.ts'
import type { Progress } from '../answerer.ts'
import { toolContent } from '../../tools/tool-content.ts'

/** Turns the progress of an answer into AG-UI events: text closed before tools, steps closed before the end. */
export type EventWriter = {
  start(mode: 'model' | 'offline'): void
  progress(progress: Progress): void
  finish(answer: AssistantAnswer): void
  fail(code: string, message: string): void
}

type Ids = { readonly threadId: string; readonly runId: string }

/**
 * @param send is given every event, in order.
 */
export function createEventWriter(
  { threadId, runId }: Ids,
  send: (event: AssistantEvent) => void,
): EventWriter {
  let texts = 0
  let openText: string | null = null
  const openSteps: string[] = []
  const closeText = () => {
    if (openText !== null) send({ type: 'TEXT_MESSAGE_END', messageId: openText })
    openText = null
  }
  const say = (delta: string) => {
    if (delta === '') return
    if (openText === null) {
      texts += 1
      openText = `${runId}-text-${texts}`
      send({ type: 'TEXT_MESSAGE_START', messageId: openText, role: 'assistant' })
    }
    send({ type: 'TEXT_MESSAGE_CONTENT', messageId: openText, delta })
  }
  const closeSteps = () => {
    for (const stepName of openSteps.splice(0).toReversed()) send({ type: 'STEP_FINISHED', stepName })
  }
  const startTool = ({ id, tool, arguments: input }: Extract<Progress, { kind: 'tool_started' }>) => {
    closeText()
    const toolCallId = `${runId}-${id}`
    send({ type: 'TOOL_CALL_START', toolCallId, toolCallName: tool, parentMessageId: `${toolCallId}-call` })
    send({ type: 'TOOL_CALL_ARGS', toolCallId, delta: JSON.stringify(input) })
    send({ type: 'TOOL_CALL_END', toolCallId })
  }
  return {
    start(mode) {
      send({ type: 'RUN_STARTED', threadId, runId })
      send({ type: 'STATE_SNAPSHOT', snapshot: { mode, filters: null } })
    },
    progress(progress) {
      if (progress.kind === 'text') return say(progress.text)
      if (progress.kind === 'tool_started') return startTool(progress)
      if (progress.kind === 'tool_finished') {
        const toolCallId = `${runId}-${progress.id}`
        const content = toolContent(progress.result)
        return send({
          type: 'TOOL_CALL_RESULT',
          messageId: `${toolCallId}-result`,
          toolCallId,
          content,
          role: 'tool',
        })
      }
      const { step, kind } = progress
      if (kind === 'step_started') {
        openSteps.push(step)
        return send({ type: 'STEP_STARTED', stepName: step })
      }
      const at = openSteps.lastIndexOf(step)
      if (at < 0) return
      openSteps.splice(at, 1)
      send({ type: 'STEP_FINISHED', stepName: step })
    },
    finish(answer) {
      closeText()
      closeSteps()
      const { charts, tables, filters, mode } = answer.data
      for (const [index, table] of tables.entries())
        send({
          type: 'ACTIVITY_SNAPSHOT',
          messageId: `${runId}-table-${index + 1}`,
          activityType: 'finops.table',
          content: { version: 1, table },
        })
      for (const [index, chart] of charts.entries())
        send({
          type: 'ACTIVITY_SNAPSHOT',
          messageId: `${runId}-chart-${index + 1}`,
          activityType: 'finops.chart',
          content: { version: 1, chart },
        })
      send({
        type: 'STATE_DELTA',
        delta: [
          { op: 'replace', path: '/mode', value: mode },
          { op: 'replace', path: '/filters', value: filters },
        ],
      })
      if (filters !== null)
        send({ type: 'CUSTOM', name: 'finops.ui_action', value: { action: 'apply_filters', filters } })
      send({ type: 'RUN_FINISHED', threadId, runId, result: answer, outcome: { type: 'success' } })
    },
    fail(code, message) {
      closeText()
      closeSteps()
      send({ type: 'RUN_ERROR', code, message })
    },
  }
}
