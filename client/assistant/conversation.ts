import type { AssistantEvent } from '../../shared/ag-ui.ts'
import type { ThreadContent } from '../../shared/assistant.ts'
import { applyEvent, endRun, failRun, newRun, runOf, stopRun, type Run } from './run.ts'

/** A question with its answer. */
export type Exchange = { readonly id: string; readonly question: string; readonly run: Run }

export type Conversation = { readonly threadId: string; readonly exchanges: readonly Exchange[] }

export type ConversationEvent =
  | { readonly kind: 'asked'; readonly id: string; readonly question: string }
  | { readonly kind: 'received'; readonly id: string; readonly event: AssistantEvent }
  | { readonly kind: 'failed'; readonly id: string; readonly message: string }
  | { readonly kind: 'stopped' | 'ended'; readonly id: string }
  | { readonly kind: 'started_over'; readonly threadId: string }
  | { readonly kind: 'opened'; readonly thread: ThreadContent }

function changeRun(conversation: Conversation, id: string, change: (run: Run) => Run): Conversation {
  const exchanges = conversation.exchanges.map((exchange) =>
    exchange.id === id ? { ...exchange, run: change(exchange.run) } : exchange,
  )
  return { ...conversation, exchanges }
}

/** The last question may be asked again after it failed or was stopped; the server has kept nothing of it then. */
function withoutAttempt(exchanges: readonly Exchange[], question: string): readonly Exchange[] {
  const last = exchanges.at(-1)
  const isRetry = last?.question === question && last.run.answer === null
  return isRetry ? exchanges.slice(0, -1) : exchanges
}

/** A conversation after one more thing has happened in it. */
export function changeConversation(conversation: Conversation, event: ConversationEvent): Conversation {
  switch (event.kind) {
    case 'asked': {
      const { id, question } = event
      const earlier = withoutAttempt(conversation.exchanges, question)
      return { ...conversation, exchanges: [...earlier, { id, question, run: newRun }] }
    }
    case 'received':
      return changeRun(conversation, event.id, (run) => applyEvent(run, event.event))
    case 'failed':
      return changeRun(conversation, event.id, (run) => failRun(run, event.message))
    case 'stopped':
      return changeRun(conversation, event.id, stopRun)
    case 'ended':
      return changeRun(conversation, event.id, endRun)
    case 'started_over':
      return { threadId: event.threadId, exchanges: [] }
    case 'opened':
      return {
        threadId: event.thread.id,
        exchanges: event.thread.messages.map(({ question, answer }, index) => ({
          id: `${event.thread.id}-${index}`,
          question,
          run: runOf(answer),
        })),
      }
  }
}
