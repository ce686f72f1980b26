import { z } from 'zod'
import type { CallArguments } from '../../../shared/assistant-answer.ts'
import { Provider } from '../../../shared/catalogue.ts'
import { Granularity, type Day } from '../../../shared/period.ts'
import { Preset, presetRange } from '../../../shared/preset.ts'
import { ToolName } from '../../../shared/tools.ts'
import { BillowError } from '../../errors.ts'
import { runTool, toolNamed } from '../../tools/index.ts'
import type { AssistantContext, Report } from '../answerer.ts'
import { renderers } from '../answers/render.ts'
import type { ExecutedCall } from '../execute-plan.ts'
import type { PlannedCall } from '../understanding/to-calls.ts'
import type { ToolCall } from './accumulate-calls.ts'
import { toolContent } from '../../tools/tool-content.ts'

/** What a tool call of the model came to: an answer for the model, and what was executed. */
export type CallOutcome = { readonly content: string; readonly executed: ExecutedCall | null }

const loose = <Schema extends z.ZodType>(schema: Schema) => schema.nullish().catch(null)

/** Arguments as a model may write them; what is not understood is left to the tool to refuse. */
const WrittenArguments = z.object({
  start_date: loose(z.string()),
  end_date: loose(z.string()),
  period: loose(Preset),
  providers: loose(z.array(Provider)),
  services: loose(z.array(z.string())),
  compare_start_date: loose(z.string()),
  compare_end_date: loose(z.string()),
  limit: loose(z.number().int()),
  threshold_percent: loose(z.number()),
  min_amount: loose(z.number()),
  granularity: loose(Granularity),
  group_by: loose(z.enum(['service', 'provider'])),
})

function shownArguments(input: unknown, today: Day): CallArguments {
  const written = WrittenArguments.parse(input)
  const named = written.period ? presetRange(written.period, today) : null
  const [from, to] = [written.compare_start_date, written.compare_end_date]
  return {
    start: named?.start_date ?? written.start_date ?? today,
    end: named?.end_date ?? written.end_date ?? today,
    providers: written.providers ?? [],
    services: written.services ?? [],
    compare: from && to ? { start: from, end: to } : null,
    limit: written.limit ?? null,
    threshold_percent: written.threshold_percent ?? null,
    min_amount: written.min_amount ?? null,
    granularity: written.granularity ?? null,
    group_by: written.group_by ?? null,
  }
}

function refused(message: string): CallOutcome {
  return { content: toolContent({ error: true, message }), executed: null }
}

/** The days that the rules read in the question, where the model's are others. */
function mismatch(shown: CallArguments, planned: readonly PlannedCall[]): string | null {
  const given = planned.filter((call) => call.periodGiven)
  if (given.length === 0) return null
  const spans = given.flatMap((call) => [call.period, ...(call.compare === null ? [] : [call.compare])])
  const fits = spans.some((span) => span.start_date === shown.start && span.end_date === shown.end)
  const [first] = given
  return fits || first === undefined
    ? null
    : `The question means start_date ${first.period.start_date} and end_date ${first.period.end_date}. Call the tool with these dates.`
}

export type CallSession = {
  readonly context: AssistantContext
  readonly report: Report
  readonly planned: readonly PlannedCall[]
  /** Tools whose dates were put right once; a second time the model has its way. */
  readonly corrected: Set<string>
}

function parsedInput(text: string): { readonly input: unknown } | null {
  try {
    const input: unknown = JSON.parse(text)
    return typeof input === 'object' && input !== null ? { input } : null
  } catch {
    return null
  }
}

/** Runs one tool call of the model. Every fault of the call is told to the model instead of thrown. */
export async function runModelCall(call: ToolCall, session: CallSession): Promise<CallOutcome> {
  const { context, report, planned, corrected } = session
  const tool = toolNamed(call.name)
  const name = ToolName.safeParse(call.name)
  if (tool === undefined || !name.success) return refused(`There is no tool '${call.name}'.`)
  const parsed = parsedInput(call.arguments)
  if (parsed === null) return refused('The arguments are not valid JSON. Send one JSON object.')
  const shown = shownArguments(parsed.input, context.clock.today())
  const wrongDays = corrected.has(call.name) ? null : mismatch(shown, planned)
  if (wrongDays !== null) {
    corrected.add(call.name)
    return refused(wrongDays)
  }
  try {
    report({ kind: 'tool_started', id: call.id, tool: name.data, arguments: shown })
    const result = await withinTime(runTool(tool, parsed.input, context), context)
    report({ kind: 'tool_finished', id: call.id, result })
    const given = planned.some((one) => one.periodGiven)
    const draft = renderers[name.data](result, given)
    const made = { tool: name.data, arguments: shown, row_count: draft.row_count }
    return { content: toolContent(result), executed: { call: made, result, draft, periodGiven: given } }
  } catch (error) {
    if (!(error instanceof BillowError))
      context.log.error('A tool failed', { tool: call.name, reason: String(error) })
    const message = error instanceof BillowError ? error.message : 'The tool failed. Try another one.'
    report({ kind: 'tool_finished', id: call.id, result: { error: true, message } })
    return refused(message)
  }
}

async function withinTime<Value>(work: Promise<Value>, { env, signal }: AssistantContext): Promise<Value> {
  const seconds = env.ASSISTANT_TOOL_SECONDS
  const stop = AbortSignal.any([signal, AbortSignal.timeout(seconds * 1000)])
  const stopped = new Promise<never>((_resolve, reject) => {
    stop.addEventListener(
      'abort',
      () =>
        reject(
          new BillowError(
            'UNPROCESSABLE_CONTENT',
            `The tool took more than ${seconds} s. Ask for fewer days.`,
          ),
        ),
      { once: true },
    )
  })
  return Promise.race([work, stopped])
}
