import type { AnswerData, AssistantAnswer, Outcome } from '../../shared/assistant-answer.ts'
import type { ExecutedCall } from './execute-plan.ts'
import { exampleQuestions } from './answers/refusals.ts'

/** What an answer is put together from. */
export type AnswerParts = {
  readonly response: string
  readonly outcome: Outcome
  readonly executed: readonly ExecutedCall[]
  readonly thread_id: string | null
  readonly currency: string
} & Pick<AnswerData, 'mode' | 'grounded' | 'degraded_reason' | 'usage'>

function suggestionsAfter(executed: readonly ExecutedCall[]): string[] {
  const [first] = executed
  if (first === undefined) return exampleQuestions.slice(0, 3)
  const { tool, arguments: asked } = first.call
  const another = asked.providers.includes('AWS') ? 'Azure' : 'AWS'
  const next = [
    `And for ${another}?`,
    ...(tool === 'query_costs_by_range' ? ['Break that down by service'] : ['Break that down by day']),
    'And the month before?',
    'Any anomalies there?',
  ]
  return next.slice(0, 3)
}

/** Several calls about the same days say the same. */
function distinct<Entry>(entries: readonly Entry[]): Entry[] {
  return [...new Map(entries.map((entry) => [JSON.stringify(entry), entry])).values()]
}

/** The answer as every surface returns it. */
export function composeAnswer(parts: AnswerParts): AssistantAnswer {
  const { response, executed } = parts
  const drafts = executed.map(({ draft }) => draft)
  const [first] = executed
  return {
    response,
    recommendations: drafts.flatMap((draft) => draft.recommendations),
    data: {
      thread_id: parts.thread_id,
      mode: parts.mode,
      outcome: parts.outcome,
      calls: executed.map(({ call }) => call),
      period:
        first === undefined ? null : { start: first.call.arguments.start, end: first.call.arguments.end },
      tables: drafts.flatMap((draft) => draft.tables),
      charts: drafts.flatMap((draft) => draft.charts),
      figures: drafts.flatMap((draft) => draft.figures).filter(({ text }) => response.includes(text)),
      filters: first?.draft.filters ?? null,
      currency: parts.currency,
      unconverted: distinct(drafts.flatMap((draft) => draft.currencies.unconverted)),
      provisional_rates: distinct(drafts.flatMap((draft) => draft.currencies.provisional_rates)),
      suggestions: suggestionsAfter(executed),
      grounded: parts.grounded,
      degraded_reason: parts.degraded_reason,
      usage: parts.usage,
    },
  }
}
