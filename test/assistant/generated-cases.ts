import { createRandom, type Random } from '../../server/demo-data/random.ts'
import type { Case, ExpectedCall } from './question-set.ts'

type Named = readonly [words: string, providers: readonly string[], services: readonly string[]]

const all: readonly string[] = []
const clouds: readonly Named[] = [
  ['AWS', ['AWS'], []],
  ['amazon', ['AWS'], []],
  ['Azure', ['Azure'], []],
  ['microsoft', ['Azure'], []],
  ['GCP', ['GCP'], []],
  ['google cloud', ['GCP'], []],
]
const services: readonly Named[] = [
  ['EC2', ['AWS'], ['EC2']],
  ['s3', ['AWS'], ['S3']],
  ['lambda', ['AWS'], ['Lambda']],
  ['azure vms', ['Azure'], ['Virtual Machines']],
  ['blob storage', ['Azure'], ['Blob Storage']],
  ['azure functions', ['Azure'], ['Azure Functions']],
  ['compute engine', ['GCP'], ['Compute Engine']],
  ['cloud storage', ['GCP'], ['Cloud Storage']],
  ['object storage', all, ['S3', 'Blob Storage', 'Cloud Storage']],
  ['vms', all, ['EC2', 'Virtual Machines', 'Compute Engine']],
]
const periods: readonly (readonly [string, string])[] = [
  ['yesterday', '2026-11-23..2026-11-23'],
  ['last week', '2026-11-16..2026-11-22'],
  ['this week', '2026-11-23..2026-11-24'],
  ['last month', '2026-10-01..2026-10-31'],
  ['this month', '2026-11-01..2026-11-24'],
  ['in september', '2026-09-01..2026-09-30'],
  ['last quarter', '2026-07-01..2026-09-30'],
  ['in the last 30 days', '2026-10-26..2026-11-24'],
  ['over the past two weeks', '2026-11-09..2026-11-22'],
  ['ytd', '2026-01-01..2026-11-24'],
  ['in Q2', '2026-04-01..2026-06-30'],
  ['since 1 october', '2026-10-01..2026-11-24'],
  ['from 2026-08-03 to 2026-08-16', '2026-08-03..2026-08-16'],
]

type Template = readonly [
  words: string,
  tool: string,
  named: 'cloud' | 'service' | 'none',
  parameters?: Readonly<Record<string, string>>,
]

const templates: readonly Template[] = [
  ['what did {n} cost {p}', 'get_cost_summary', 'cloud'],
  ['{n} spend {p}', 'get_cost_summary', 'cloud'],
  ['how much did we pay for {n} {p}?', 'get_cost_summary', 'cloud'],
  ['show me the {n} bill {p}', 'get_cost_summary', 'cloud'],
  ['total cloud spend {p}', 'get_cost_summary', 'none'],
  ['what did {n} cost {p}', 'analyze_service_costs', 'service'],
  ['{n} spending {p}', 'analyze_service_costs', 'service'],
  ['how much have we spent on {n} {p}?', 'analyze_service_costs', 'service'],
  ['top five services {p}', 'analyze_service_costs', 'none', { limit: '5' }],
  ['which {n} service was the most expensive {p}', 'analyze_service_costs', 'cloud'],
  ['which provider was the most expensive {p}', 'compare_providers', 'none'],
  ['compare all providers {p}', 'compare_providers', 'none'],
  ['daily {n} costs {p}', 'query_costs_by_range', 'cloud', { granularity: 'daily' }],
  ['{n} spend by week {p}', 'query_costs_by_range', 'cloud', { granularity: 'weekly' }],
  ['any cost anomalies on {n} {p}', 'detect_cost_anomalies', 'cloud', { threshold_percent: '20' }],
  ['spikes above thirty percent in {n} {p}', 'detect_cost_anomalies', 'service', { threshold_percent: '30' }],
  ['how can we reduce {n} costs, looking at {p}', 'get_optimization_recommendations', 'cloud'],
  ['recommendations to save on {n} based on {p}', 'get_optimization_recommendations', 'service'],
]

const firsts: readonly (readonly [string, string])[] = [
  ['What was the {n} cost last month?', 'get_cost_summary'],
  ['Any spikes above 40% in {n} last month?', 'detect_cost_anomalies'],
  ['How do we save on {n}, judging by last month?', 'get_optimization_recommendations'],
]
const followUps = [
  'and {n}?',
  'what about {n}',
  '{n}?',
  'same for {n}',
  'now for {n}',
  'and {p}?',
  '{p}',
  'what about {p}',
]

function pick<Value>(random: Random, values: readonly Value[], fallback: Value): Value {
  return values[Math.floor(random() * values.length)] ?? fallback
}

/** One slip of the fingers in one longer word: two letters swapped, one lost or one doubled. */
function misspell(text: string, random: Random): string {
  const words = [...text.matchAll(/\b[a-z]{6,}\b/g)]
  const word = words[Math.floor(random() * words.length)]
  if (word === undefined) return text
  const at = word.index + 2 + Math.floor(random() * (word[0].length - 4))
  const kind = Math.floor(random() * 3)
  const [one = '', two = ''] = [text[at], text[at + 1]]
  if (kind === 0) return text.slice(0, at) + two + one + text.slice(at + 2)
  return kind === 1 ? text.slice(0, at) + text.slice(at + 1) : text.slice(0, at) + one + text.slice(at)
}

function answer(questions: readonly string[], call: ExpectedCall): Case {
  return { questions, outcome: 'answer', calls: [call] }
}

function fromTemplate([words, tool, kind, parameters = {}]: Template, random: Random): Case {
  const nobody: Named = ['', all, []]
  const named = kind === 'none' ? nobody : pick(random, kind === 'cloud' ? clouds : services, nobody)
  const [periodWords, period] = pick(random, periods, ['yesterday', '2026-11-23..2026-11-23'])
  const text = words.replace('{n}', named[0]).replace('{p}', periodWords).replaceAll('in in', 'in')
  const question = random() < 0.5 ? misspell(text, random) : text
  return answer([question], {
    tool,
    providers: named[1],
    services: named[2],
    period,
    compare: null,
    parameters,
  })
}

function followUp(index: number, random: Random): Case {
  const fallback: Named = ['AWS', ['AWS'], []]
  const named = pick(random, clouds, fallback)
  const [first, tool] = pick(random, firsts, ['', ''])
  const second = followUps[index % followUps.length] ?? ''
  const asked = first.replace('{n}', named[0])
  const parameters: Record<string, string> =
    tool === 'detect_cost_anomalies' ? { threshold_percent: '40' } : {}
  const lastMonth = '2026-10-01..2026-10-31'
  if (second.includes('{n}')) {
    const other = pick(random, clouds, fallback)
    const questions = [asked, second.replace('{n}', other[0])]
    return answer(questions, {
      tool,
      providers: other[1],
      services: [],
      period: lastMonth,
      compare: null,
      parameters,
    })
  }
  const [periodWords, period] = pick(random, periods, ['yesterday', '2026-11-23..2026-11-23'])
  const questions = [asked, second.replace('{p}', periodWords)]
  return answer(questions, { tool, providers: named[1], services: [], period, compare: null, parameters })
}

/** Questions from templates, half of them misspelt, and follow-ups; the same ones every time. */
export function generatedCases(): Case[] {
  const random = createRandom('assistant questions')
  const rounds = Array.from({ length: 16 }, (_, round) => round)
  return [
    ...rounds.flatMap(() => templates.map((template) => fromTemplate(template, random))),
    ...Array.from({ length: 96 }, (_, index) => followUp(index, random)),
  ]
}
