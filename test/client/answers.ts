import type { AssistantAnswer } from '../../shared/assistant-answer.ts'

/** An answer, with only what a test cares about spelled out. */
export function answerWith(response: string, data: Partial<AssistantAnswer['data']> = {}): AssistantAnswer {
  return {
    response,
    recommendations: [],
    data: {
      thread_id: 'thread-1',
      mode: 'offline',
      outcome: 'answer',
      calls: [],
      period: null,
      tables: [],
      charts: [],
      figures: [],
      filters: null,
      suggestions: [],
      grounded: true,
      degraded_reason: null,
      currency: 'USD',
      unconverted: [],
      provisional_rates: [],
      usage: null,
      ...data,
    },
  }
}
