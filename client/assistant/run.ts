import type { AssistantEvent } from '../../shared/ag-ui.ts'
import type { AssistantAnswer } from '../../shared/assistant-answer.ts'

export type RunStep = { readonly name: string; readonly isDone: boolean }

export type RunCall = {
  readonly id: string
  readonly tool: string
  /** JSON, which may be on its way still. */
  readonly input: string
  readonly isDone: boolean
}

/** One answer while it is made and afterwards. */
export type Run = {
  readonly status: 'running' | 'done' | 'failed' | 'stopped'
  readonly steps: readonly RunStep[]
  readonly calls: readonly RunCall[]
  /** As far as it has come. */
  readonly text: string
  /** With its end. */
  readonly answer: AssistantAnswer | null
  /** Why it failed, for a person. */
  readonly failure: string | null
}

export const newRun: Run = {
  status: 'running',
  steps: [],
  calls: [],
  text: '',
  answer: null,
  failure: null,
}

/** An answer that was kept. */
export function runOf(answer: AssistantAnswer): Run {
  return { ...newRun, status: 'done', text: answer.response, answer }
}

function changeCall(run: Run, id: string, change: (call: RunCall) => RunCall): Run {
  return { ...run, calls: run.calls.map((call) => (call.id === id ? change(call) : call)) }
}

function finishStep(steps: readonly RunStep[], name: string): RunStep[] {
  const at = steps.findLastIndex((step) => step.name === name && !step.isDone)
  return steps.map((step, index) => (index === at ? { ...step, isDone: true } : step))
}

/** A run after one more event. What comes after its end changes nothing. */
export function applyEvent(run: Run, event: AssistantEvent): Run {
  if (run.status !== 'running') return run
  switch (event.type) {
    case 'STEP_STARTED':
      return { ...run, steps: [...run.steps, { name: event.stepName, isDone: false }] }
    case 'STEP_FINISHED':
      return { ...run, steps: finishStep(run.steps, event.stepName) }
    case 'TOOL_CALL_START': {
      const { toolCallId: id, toolCallName: tool } = event
      return { ...run, calls: [...run.calls, { id, tool, input: '', isDone: false }] }
    }
    case 'TOOL_CALL_ARGS':
      return changeCall(run, event.toolCallId, (call) => ({ ...call, input: call.input + event.delta }))
    case 'TOOL_CALL_RESULT':
      return changeCall(run, event.toolCallId, (call) => ({ ...call, isDone: true }))
    case 'TEXT_MESSAGE_CONTENT':
      return { ...run, text: run.text + event.delta }
    case 'RUN_FINISHED':
      return { ...run, status: 'done', text: event.result.response, answer: event.result }
    case 'RUN_ERROR':
      return failRun(run, event.message)
    default:
      // Charts, tables and filters come once more with the end, all together.
      return run
  }
}

export function failRun(run: Run, failure: string): Run {
  return run.status === 'running' ? { ...run, status: 'failed', failure } : run
}

export function stopRun(run: Run): Run {
  return run.status === 'running' ? { ...run, status: 'stopped' } : run
}

/** A run after the stream has ended, which is a failure where the run has not. */
export function endRun(run: Run): Run {
  return failRun(run, 'The connection broke off before the answer was complete.')
}
