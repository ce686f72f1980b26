import { BillowError, issuesOf } from '../errors.ts'
import { dataIn } from '../procedures/procedure-call.ts'
import { analyzeServiceCosts } from './analyze-service-costs.ts'
import { compareProviders } from './compare-providers.ts'
import { detectCostAnomalies } from './detect-cost-anomalies.ts'
import { getCostSummary } from './get-cost-summary.ts'
import { getOptimizationRecommendations } from './get-optimization-recommendations.ts'
import { queryCostsByRange } from './query-costs-by-range.ts'
import type { Tool, ToolContext } from './tool.ts'

/** Every tool. The assistant, MCP and tRPC iterate this list; a new tool is a file and a line. */
export const tools = [
  queryCostsByRange,
  getCostSummary,
  compareProviders,
  analyzeServiceCosts,
  detectCostAnomalies,
  getOptimizationRecommendations,
] as const

/** What any tool returns. */
export type ToolResult = Awaited<ReturnType<(typeof tools)[number]['execute']>>

/** The tool of a name, with its types forgotten, or undefined. */
export function toolNamed(name: string): Tool | undefined {
  return tools.find((tool) => tool.name === name)
}

const listFields = ['providers', 'services']

/** Models send a lone string where a list is wanted, lists as JSON text, and null for what they leave out. */
function lenient(input: unknown): unknown {
  if (typeof input !== 'object' || input === null) return input
  const entries = Object.entries(input).filter(([, value]) => value !== null && value !== '')
  return Object.fromEntries(
    entries.map(([name, value]) => [
      name,
      listFields.includes(name) && typeof value === 'string' ? asList(value) : value,
    ]),
  )
}

function asList(text: string): unknown {
  if (!text.trim().startsWith('[')) return text.split(',').map((part) => part.trim())
  try {
    return JSON.parse(text)
  } catch {
    return [text]
  }
}

/**
 * Runs a tool on arguments from outside.
 *
 * @throws BillowError BAD_REQUEST, with a sentence that says what to send instead.
 */
export async function runTool(tool: Tool, input: unknown, context: ToolContext): Promise<unknown> {
  const parsed = tool.input.safeParse(lenient(input))
  if (!parsed.success) {
    const issues = issuesOf(parsed.error)
    const sentence = issues.map(({ path, message }) => `${path}: ${message}`).join(' ')
    throw new BillowError('BAD_REQUEST', `The arguments of ${tool.name} are wrong. ${sentence}`, issues)
  }
  const { procedures, clock, caller, signal } = context
  if (procedures === undefined) return tool.execute(parsed.data, context)
  const call = { path: `tools.${tool.name}`, input: JSON.stringify(parsed.data), day: clock.today(), caller }
  return dataIn(await procedures.call({ ...call, type: 'query', requestId: '' }, signal))
}
