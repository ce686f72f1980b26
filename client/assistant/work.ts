import { CallArguments } from '../../shared/assistant-answer.ts'
import type { Run } from './run.ts'

const stepWords = new Map([
  ['understand', 'Reading the question'],
  ['query', 'Looking up the costs'],
  ['check', 'Checking the figures'],
  ['write', 'Writing the answer'],
])

/** A tool call as it is shown. */
export type ShownCall = {
  readonly tool: string
  /** Name and value of each argument that was given. */
  readonly details: readonly (readonly [name: string, value: string])[]
  /** How many lines came back; null while it is not known. */
  readonly rowCount: number | null
}

export function stepName(name: string): string {
  return stepWords.get(name) ?? name
}

const argumentNames = [
  ['providers', 'Providers'],
  ['services', 'Services'],
  ['granularity', 'Step'],
  ['group_by', 'Split by'],
  ['limit', 'Limit'],
  ['threshold_percent', 'Threshold in percent'],
  ['min_amount', 'Least amount'],
] as const

function detailsOf(input: CallArguments): ShownCall['details'] {
  const { start, end, compare } = input
  const rest = argumentNames.flatMap(([key, name]) => {
    const value = input[key]
    if (value === null) return []
    if (!Array.isArray(value)) return [[name, String(value)] as const]
    return [[name, value.length === 0 ? 'all' : value.join(', ')] as const]
  })
  const compared = compare === null ? [] : [['Compared with', `${compare.start} to ${compare.end}`] as const]
  return [['Days', `${start} to ${end}`], ...compared, ...rest]
}

function argumentsIn(json: string): CallArguments | null {
  try {
    return CallArguments.safeParse(JSON.parse(json)).data ?? null
  } catch {
    return null
  }
}

/** The tool calls behind an answer: those that it names, or those seen so far. */
export function shownCalls({ answer, calls }: Run): ShownCall[] {
  if (answer !== null)
    return answer.data.calls.map((call) => ({
      tool: call.tool,
      details: detailsOf(call.arguments),
      rowCount: call.row_count,
    }))
  return calls.map(({ tool, input }) => {
    const known = argumentsIn(input)
    return { tool, details: known === null ? [] : detailsOf(known), rowCount: null }
  })
}

function counted(count: number, thing: string): string {
  return `${count} ${thing}${count === 1 ? '' : 's'}`
}

/** What was done for an answer, in a line. */
export function workSummary(run: Run): string {
  const current = run.steps.findLast((step) => !step.isDone)
  if (run.status === 'running') return current === undefined ? 'Working' : stepName(current.name)
  const calls = shownCalls(run)
  const rows = calls.reduce((sum, { rowCount }) => sum + (rowCount ?? 0), 0)
  if (calls.length === 0) return 'No data was looked up'
  return run.answer === null
    ? counted(calls.length, 'tool call')
    : `${counted(calls.length, 'tool call')}, ${counted(rows, 'row')}`
}
