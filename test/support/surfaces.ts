import type { AssistantAnswer } from '../../shared/assistant-answer.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Preset } from '../../shared/preset.ts'
import type { ToolComparison } from '../../shared/tool-comparison.ts'
import { runTool, toolNamed } from '../../server/tools/index.ts'
import { json, type TestApp } from './create-test-app.ts'

/** One question, in the words of each surface. */
export type Asked = {
  readonly range: { readonly preset: Preset } | DayRange
  readonly provider?: 'AWS' | 'Azure' | 'GCP'
  readonly service?: string
  /** The same as a sentence, where the assistant can be asked it. */
  readonly words?: string
}

/** What a surface says about a change. */
export type Said = {
  readonly total: number
  readonly current: DayRange
  readonly current_total: number
  readonly previous: DayRange
  readonly previous_total: number
  readonly compared_days: number
  readonly previous_days: number
  readonly left_out_days: readonly string[]
  readonly change: number | null
  readonly notes: readonly string[]
}

function cents(said: Said): Said {
  const rounded = (amount: number) => Math.round(amount * 100) / 100
  const { total, current_total, previous_total } = said
  return {
    ...said,
    total: rounded(total),
    current_total: rounded(current_total),
    previous_total: rounded(previous_total),
  }
}

function fromSummary({ total_cost, percentage_change, comparison }: any): Said {
  const { current, current_total, previous, previous_total, notes } = comparison
  const { compared_days, previous_days, left_out_days } = comparison
  const days = { current, previous, compared_days, previous_days, left_out_days }
  return cents({
    total: total_cost,
    change: percentage_change,
    ...days,
    current_total,
    previous_total,
    notes,
  })
}

/** Everything that a tool says of a comparison; the total is that of its own period. */
export function fromTool(result: any): Said {
  const { start_date, end_date, total_cost, change_percent, ...rest }: ToolComparison = result.comparison
  return cents({
    total: result.total_cost,
    current: rest.current,
    current_total: rest.current_total,
    previous: { start_date, end_date },
    previous_total: total_cost,
    compared_days: rest.compared_days,
    previous_days: rest.previous_days,
    left_out_days: rest.left_out_days,
    change: change_percent,
    notes: rest.notes,
  })
}

/** Only the comparison of an explanation; it has no total of the whole period. */
export function fromExplanation(explanation: any, total: number): Said {
  const { current, current_total, previous, previous_total, compared_days, previous_days } = explanation
  const { left_out_days, percentage_change: change } = explanation
  const notes = explanation.notes.filter((note: string) => !/left out together/.test(note))
  const days = { current, previous, compared_days, previous_days, left_out_days }
  return cents({ total, ...days, current_total, previous_total, change, notes })
}

/** The question as a query of REST. */
export function asQuery({ range, provider, service }: Asked): string {
  const query = new URLSearchParams({ ...range })
  if (provider !== undefined) query.set('cloud_provider', provider)
  if (service !== undefined) query.set('service_name', service)
  return query.toString()
}

/** The question as the arguments of a tool. */
export function asArguments({ range, provider, service }: Asked): Record<string, unknown> {
  const days = 'preset' in range ? { period: range.preset } : { ...range }
  return {
    ...days,
    ...(provider === undefined ? {} : { providers: [provider] }),
    ...(service === undefined ? {} : { services: [service] }),
  }
}

/** What every surface that takes any question says about it, by its name. */
export async function askEverywhere(app: TestApp, asked: Asked): Promise<Record<string, Said>> {
  const rest = fromSummary((await app.rest(`/costs/summary?${asQuery(asked)}`)).body)
  const typed: any = {
    ...asked.range,
    ...(asked.provider === undefined ? {} : { cloud_provider: asked.provider }),
    ...(asked.service === undefined ? {} : { service_name: asked.service }),
  }
  const explained = (await app.rest(`/explain?${asQuery(asked)}`)).body
  const said: Record<string, Said> = {
    rest,
    trpc: fromSummary(await app.client.costs.summary.query(typed)),
    explain: fromExplanation(explained, rest.total),
  }
  for (const name of [
    'get_cost_summary',
    'compare_providers',
    'analyze_service_costs',
    'get_optimization_recommendations',
  ]) {
    const tool = toolNamed(name)
    if (tool === undefined) throw new Error(`There is no tool ${name}.`)
    said[name] = fromTool(await runTool(tool, asArguments(asked), { ...app.ctx, caller: 'test' }))
  }
  said['mcp'] = fromTool(await askMcp(app, 'get_cost_summary', asArguments(asked)))
  return said
}

async function askMcp(app: TestApp, name: string, input: Record<string, unknown>): Promise<any> {
  const body = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } }
  const response = await fetch(`${app.url}/mcp`, {
    ...json('POST', body),
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
  })
  const text = await response.text()
  const line = text.split('\n').find((each) => each.startsWith('data:'))
  return JSON.parse(line === undefined ? text : line.slice(5)).result.structuredContent
}

/** The offline assistant's answer. */
export async function askInWords(app: TestApp, query: string): Promise<AssistantAnswer> {
  return (await app.rest('/ai/query', json('POST', { query }))).body
}
