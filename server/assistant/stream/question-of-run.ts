import { z } from 'zod'
import type { RunInput, RunMessage } from '../../../shared/assistant-run.ts'
import { questionLimit, type AssistantQuery } from '../../../shared/assistant.ts'

const TextPart = z.looseObject({ type: z.literal('text'), text: z.string() })

function textOf(content: RunMessage['content']): string {
  if (typeof content === 'string') return content
  return (content ?? [])
    .flatMap((part) => {
      const text = TextPart.safeParse(part)
      return text.success ? [text.data.text] : []
    })
    .join(' ')
}

/** The question of a run and the ones before it, or null where no user speaks. */
export function questionOf({ messages, threadId }: RunInput): AssistantQuery | null {
  const said = messages
    .filter((message) => message.role === 'user')
    .map((message) => textOf(message.content).trim())
    .filter((text) => text !== '')
  const query = said.pop()
  if (query === undefined || query.length > questionLimit) return null
  return {
    query,
    context: { thread_id: threadId, questions: said.map((text) => text.slice(0, questionLimit)).slice(-20) },
  }
}
