import type { AssistantEvent } from '../../shared/ag-ui.ts'
import { ApiError } from '../../shared/api-error.ts'
import type { RunInput } from '../../shared/assistant-run.ts'
import { randomId } from './random-id.ts'
import { readEvents } from './read-events.ts'

const address = '/api/finops/ai/stream'

async function refusalOf(response: Response): Promise<string> {
  const body: unknown = await response.json().catch(() => null)
  const error = ApiError.safeParse(body)
  return error.success ? error.data.message : `The server answered with status ${response.status}.`
}

/**
 * Asks a question and gives the events of its run.
 *
 * @param threadId the conversation, whose earlier questions the server knows.
 * @throws Error with a message for a person where the server refuses or does not answer.
 */
export async function* streamAnswer(
  threadId: string,
  question: string,
  signal: AbortSignal,
): AsyncGenerator<AssistantEvent> {
  const runId = randomId()
  const input: RunInput = {
    threadId,
    runId,
    state: {},
    messages: [{ id: `${runId}-question`, role: 'user', content: question }],
    tools: [],
    context: [],
    forwardedProps: {},
  }
  const response = await fetch(address, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(input),
    signal,
  }).catch((error: unknown) => {
    throw new Error('The server does not answer.', { cause: error })
  })
  if (!response.ok || response.body === null) throw new Error(await refusalOf(response))
  yield* readEvents(response.body)
}
