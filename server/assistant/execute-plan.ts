import type { AssistantCall } from '../../shared/assistant-answer.ts'
import { runTool, toolNamed } from '../tools/index.ts'
import type { AssistantContext, Report } from './answerer.ts'
import { renderers } from './answers/render.ts'
import type { Draft } from './answers/draft.ts'
import { shownArguments, toolArguments } from './call-arguments.ts'
import type { PlannedCall } from './understanding/to-calls.ts'

/** A call that was made, and what its result reads like. */
export type ExecutedCall = {
  readonly call: AssistantCall
  readonly result: unknown
  readonly draft: Draft
  readonly periodGiven: boolean
}

/** Makes the planned calls one after the other, each reported with its arguments and its result. */
export async function executePlan(
  calls: readonly PlannedCall[],
  context: AssistantContext,
  report: Report,
): Promise<ExecutedCall[]> {
  const executed: ExecutedCall[] = []
  for (const [index, planned] of calls.entries()) {
    const tool = toolNamed(planned.tool)
    if (tool === undefined) continue
    const id = `call-${index + 1}`
    const shown = shownArguments(planned)
    report({ kind: 'tool_started', id, tool: planned.tool, arguments: shown })
    const result = await runTool(tool, toolArguments(planned), context)
    report({ kind: 'tool_finished', id, result })
    const draft = renderers[planned.tool](result, planned.periodGiven)
    const call: AssistantCall = { tool: planned.tool, arguments: shown, row_count: draft.row_count }
    executed.push({ call, result, draft, periodGiven: planned.periodGiven })
  }
  return executed
}
