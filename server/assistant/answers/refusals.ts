import type { DayRange } from '../../../shared/period.ts'
import type { Obstacle } from '../understanding/judge-clause.ts'
import { datesOf } from './phrases.ts'

const examples = [
  'What were my AWS costs last month?',
  'Compare Azure and GCP costs for the last week',
  'Which service is most expensive?',
  'Show me cost trends for Lambda',
  'Any cost anomalies this month?',
  'Any cost optimization recommendations?',
] as const

export const exampleQuestions: readonly string[] = examples

const reasons: Record<Obstacle['kind'], (words: string) => string> = {
  off_topic: () =>
    'I answer questions about the cloud costs of this installation only, so I cannot help with that.',
  future: () =>
    'I know costs up to today only and give no figure for what lies ahead; the forecast of the page does that, with its uncertainty.',
  write: (words) =>
    `I only read cost data: I cannot ${words.replace(/^x+$/, 'do')} anything, neither here nor in a cloud account.`,
  vendor: (words) =>
    `${words.replace(/\b[a-z]/g, (letter) => letter.toUpperCase())} is not connected here, so I have no costs of it. The connected providers are AWS, Azure and GCP, and whatever was imported.`,
  budget: () => 'I do not read budgets; the budgets page compares them with the spend.',
  dimension: (words) =>
    `The data has days, providers and services, but no ${words}, so I cannot split or filter by that.`,
  price_list: () => 'I know what was billed, not the price lists of the providers.',
  not_tracked: () => 'The cost data does not hold that; it has amounts by day, provider and service.',
  unknown_name: (words) => `I know no service or provider named '${words}'. Which one do you mean?`,
  mismatch: (words) => `${words} belongs to another provider. Which of the two do you mean?`,
  incomplete: () => 'What would you like to know: a total, a comparison, a trend, anomalies or savings?',
}

/** Why something is not answered, in one sentence each. */
export function refusalText(obstacles: readonly Obstacle[]): string {
  return [...new Set(obstacles.map(({ kind, words }) => reasons[kind](words.slice(0, 60))))].join(' ')
}

/** What the assistant can do, with the days it knows. */
export function helpText(data: DayRange): string {
  return [
    `I answer questions about your cloud costs from the data here, which covers ${datesOf(data)}. I can total, break down, compare, follow over time, find anomalies and recommend savings. For example:`,
    ...examples.map((example) => `- ${example}`),
  ].join('\n')
}
