import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useReducer, useRef } from 'react'
import type { ThreadContent } from '../../shared/assistant.ts'
import { api } from '../api.ts'
import { changeConversation, type Exchange } from './conversation.ts'
import { randomId } from './random-id.ts'
import { streamAnswer } from './stream-answer.ts'

export type UsedConversation = {
  readonly threadId: string
  readonly exchanges: readonly Exchange[]
  readonly isRunning: boolean
  ask(question: string): void
  stop(): void
  startOver(): void
  open(thread: ThreadContent): void
}

/** The conversation on the page, one question at a time. */
export function useConversation(): UsedConversation {
  const queryClient = useQueryClient()
  const [conversation, change] = useReducer(changeConversation, null, () => ({
    threadId: randomId(),
    exchanges: [],
  }))
  const { threadId, exchanges } = conversation
  const running = useRef<{ readonly id: string; readonly controller: AbortController } | null>(null)
  const isRunning = exchanges.some(({ run }) => run.status === 'running')

  function stop() {
    if (running.current === null) return
    const { id, controller } = running.current
    running.current = null
    change({ kind: 'stopped', id })
    controller.abort()
  }

  async function follow(id: string, question: string, controller: AbortController) {
    try {
      for await (const event of streamAnswer(threadId, question, controller.signal)) {
        change({ kind: 'received', id, event })
      }
      change({ kind: 'ended', id })
    } catch (error) {
      change({ kind: 'failed', id, message: error instanceof Error ? error.message : String(error) })
    }
    if (running.current?.id === id) running.current = null
    await queryClient.invalidateQueries(api.assistant.threads.queryFilter())
  }

  useEffect(() => () => running.current?.controller.abort(), [])

  return {
    threadId,
    exchanges,
    isRunning,
    stop,
    ask(question) {
      const text = question.trim()
      if (text === '' || isRunning) return
      const id = randomId()
      const controller = new AbortController()
      running.current = { id, controller }
      change({ kind: 'asked', id, question: text })
      void follow(id, text, controller)
    },
    startOver() {
      stop()
      change({ kind: 'started_over', threadId: randomId() })
    },
    open(thread) {
      stop()
      change({ kind: 'opened', thread })
    },
  }
}
