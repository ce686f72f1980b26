import { describe, expect, test } from 'vitest'
import {
  changeConversation,
  type Conversation,
  type ConversationEvent,
} from '../../client/assistant/conversation.ts'
import { shownCalls, workSummary } from '../../client/assistant/work.ts'
import type { AssistantEvent } from '../../shared/ag-ui.ts'
import { answerWith } from './answers.ts'

const empty: Conversation = { threadId: 'thread-1', exchanges: [] }
const asked = (id: string, question: string) => ({ kind: 'asked', id, question }) as const
const received = (event: AssistantEvent) => ({ kind: 'received', id: 'a', event }) as const
const input = {
  start: '2026-10-01',
  end: '2026-10-31',
  providers: ['AWS' as const],
  services: [],
  compare: null,
  limit: 5,
  threshold_percent: null,
  min_amount: null,
  granularity: null,
  group_by: null,
}
const finish: AssistantEvent = {
  type: 'RUN_FINISHED',
  threadId: 'thread-1',
  runId: 'r',
  outcome: { type: 'success' },
  result: answerWith('It was $5.00.', {
    calls: [{ tool: 'get_cost_summary', arguments: input, row_count: 3 }],
  }),
}
const start: AssistantEvent[] = [
  { type: 'RUN_STARTED', threadId: 'thread-1', runId: 'r' },
  { type: 'STEP_STARTED', stepName: 'query' },
  { type: 'TOOL_CALL_START', toolCallId: 't', toolCallName: 'get_cost_summary', parentMessageId: 'p' },
  { type: 'TOOL_CALL_ARGS', toolCallId: 't', delta: JSON.stringify(input).slice(0, 20) },
  { type: 'TOOL_CALL_ARGS', toolCallId: 't', delta: JSON.stringify(input).slice(20) },
  { type: 'TOOL_CALL_END', toolCallId: 't' },
  { type: 'TOOL_CALL_RESULT', toolCallId: 't', messageId: 'x', content: '{}', role: 'tool' },
  { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta: 'It was ' },
]

function after(...events: readonly ConversationEvent[]) {
  const conversation = [asked('a', 'What?'), ...events].reduce(changeConversation, empty)
  const run = conversation.exchanges.at(-1)?.run
  if (run === undefined) throw new Error('Nothing was asked.')
  return { conversation, run }
}

describe('an answer', () => {
  test('grows with its events: steps, calls and words', () => {
    const { run } = after(...start.map(received))
    expect(run).toMatchObject({
      status: 'running',
      text: 'It was ',
      steps: [{ name: 'query', isDone: false }],
      calls: [{ tool: 'get_cost_summary', isDone: true }],
    })
    expect(workSummary(run)).toBe('Looking up the costs')
    expect(shownCalls(run)).toEqual([
      {
        tool: 'get_cost_summary',
        details: [
          ['Days', '2026-10-01 to 2026-10-31'],
          ['Providers', 'AWS'],
          ['Services', 'all'],
          ['Limit', '5'],
        ],
        rowCount: null,
      },
    ])
  })

  test('is whole with its end, and what comes later changes nothing', () => {
    const late: AssistantEvent = { type: 'TEXT_MESSAGE_CONTENT', messageId: 'm', delta: 'late' }
    const { run } = after(...start.map(received), received(finish), received(late), {
      kind: 'ended',
      id: 'a',
    })
    expect(run).toMatchObject({ status: 'done', text: 'It was $5.00.', failure: null })
    expect(shownCalls(run)[0]?.rowCount).toBe(3)
    expect(workSummary(run)).toBe('1 tool call, 3 rows')
  })

  test('that ends without its end has failed, and keeps what was said', () => {
    const { run } = after(...start.map(received), { kind: 'ended', id: 'a' })
    expect(run).toMatchObject({ status: 'failed', text: 'It was ', answer: null })
    expect(run.failure).toMatch(/broke off/)
  })

  test('fails with the words of the server', () => {
    const error: AssistantEvent = {
      type: 'RUN_ERROR',
      code: 'INTERNAL_SERVER_ERROR',
      message: 'Out of order',
    }
    expect(after(received(error)).run).toMatchObject({ status: 'failed', failure: 'Out of order' })
    expect(after({ kind: 'failed', id: 'a', message: 'No server' }).run.failure).toBe('No server')
  })

  test('that was stopped stays so, whatever the closed connection says', () => {
    const { run } = after({ kind: 'stopped', id: 'a' }, { kind: 'failed', id: 'a', message: 'aborted' })
    expect(run).toMatchObject({ status: 'stopped', failure: null })
  })
})

describe('a conversation', () => {
  test('asks again in place of an attempt that came to nothing', () => {
    const { conversation } = after({ kind: 'stopped', id: 'a' }, asked('b', 'What?'))
    expect(conversation.exchanges.map(({ id }) => id)).toEqual(['b'])
  })

  test('keeps an answer that is asked for again, and other questions', () => {
    expect(after(received(finish), asked('b', 'What?')).conversation.exchanges).toHaveLength(2)
    expect(after({ kind: 'stopped', id: 'a' }, asked('b', 'Why?')).conversation.exchanges).toHaveLength(2)
  })

  test('is opened as it was kept, and left behind by a new one', () => {
    const answer = answerWith('It was $5.00.')
    const messages = [{ question: 'What?', answer, created_at: '2026-11-24T12:00:00.000Z' }]
    const opened = changeConversation(empty, { kind: 'opened', thread: { id: 'old', messages } })
    expect(opened).toMatchObject({
      threadId: 'old',
      exchanges: [{ question: 'What?', run: { status: 'done', text: 'It was $5.00.', answer } }],
    })
    expect(changeConversation(opened, { kind: 'started_over', threadId: 'new' })).toEqual({
      threadId: 'new',
      exchanges: [],
    })
  })
})
