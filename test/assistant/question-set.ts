import { readFileSync } from 'node:fs'

/** What a question should lead to. */
export type Expectation = {
  readonly outcome: string
  readonly calls: readonly ExpectedCall[]
}

export type ExpectedCall = {
  readonly tool: string
  readonly providers: readonly string[]
  readonly services: readonly string[]
  readonly period: string
  readonly compare: string | null
  readonly parameters: Readonly<Record<string, string>>
}

export type Case = Expectation & { readonly questions: readonly string[] }

const tools: Readonly<Record<string, string>> = {
  summary: 'get_cost_summary',
  service: 'analyze_service_costs',
  compare: 'compare_providers',
  series: 'query_costs_by_range',
  anomaly: 'detect_cost_anomalies',
  recommend: 'get_optimization_recommendations',
}

function listOf(text: string, empty: string): string[] {
  return text === empty ? [] : text.split(',').map((name) => name.trim())
}

function parseCall(text: string): ExpectedCall {
  const [tool = '', providers = '', services = '', days = '', parameters = ''] = text
    .split('|')
    .map((part) => part.trim())
  const [period = '', compare = null] = days.split(' vs ')
  return {
    tool: tools[tool] ?? tool,
    providers: listOf(providers, '*'),
    services: listOf(services, '-'),
    period,
    compare,
    parameters: Object.fromEntries(
      parameters
        .split(/\s+/)
        .filter((pair) => pair !== '')
        .map((pair) => {
          const [name = '', value = ''] = pair.split('=')
          return [name, value]
        }),
    ),
  }
}

/** One line of a question file. */
export function parseCase(line: string): Case {
  const [asked = '', expected = ''] = line.split(' => ')
  const questions = asked.split(' >> ')
  if (/^(?:help|decline|unsupported|clarify)$/.test(expected.trim()))
    return { questions, outcome: expected.trim(), calls: [] }
  const partial = expected.startsWith('partial:')
  const calls = expected.replace('partial:', '').split(';').map(parseCall)
  return { questions, outcome: partial ? 'partial' : 'answer', calls }
}

/** The cases of a file in `test/assistant/questions`, without its comments. */
export function readCases(file: string): Case[] {
  return readFileSync(`test/assistant/questions/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line.includes(' => ') && !line.startsWith('#'))
    .map(parseCase)
}
