import { setTimeout as wait } from 'node:timers/promises'
import type { ChatCompletionMessageParam } from 'openai/resources/chat/completions'
import { classifyFailure } from './classify-failure.ts'
import { ModelFailure } from './model-failure.ts'
import { adapt } from './request-parameters.ts'
import { requestTurn, type Turn, type TurnRequest } from './request-turn.ts'

const mostAdaptations = 4
const shortContent = 400

/** The oldest long tool result, cut; the same messages where there is none. */
function shorten(messages: readonly ChatCompletionMessageParam[]): ChatCompletionMessageParam[] {
  const at = messages.findIndex(
    (message) =>
      message.role === 'tool' && typeof message.content === 'string' && message.content.length > shortContent,
  )
  return messages.map((message, index) =>
    index === at && message.role === 'tool'
      ? { ...message, content: '{"truncated":true,"note":"Left out for length. Ask for less."}' }
      : message,
  )
}

type Tries = { retries: number; adaptations: number; shortenings: number }

/** Whether a failure leaves something to try, which is then prepared. */
async function recover(
  failure: ModelFailure,
  tries: Tries,
  request: TurnRequest,
  silent: () => boolean,
): Promise<TurnRequest | null> {
  const { remedy } = failure
  if (remedy.kind === 'adapt') {
    tries.adaptations += 1
    return tries.adaptations <= mostAdaptations && adapt(request.known, remedy.parameter) ? request : null
  }
  if (remedy.kind === 'shorten') {
    tries.shortenings += 1
    return tries.shortenings === 1 ? { ...request, messages: shorten(request.messages) } : null
  }
  if (remedy.kind === 'none' || !silent()) return null
  tries.retries += 1
  if (tries.retries > 1) return null
  await wait(remedy.afterMs, undefined, { signal: request.signal })
  return request
}

/**
 * One turn, tried again as far as the failure allows it.
 *
 * @throws ModelFailure where nothing helps.
 */
export async function patientTurn(first: TurnRequest): Promise<Turn> {
  const tries: Tries = { retries: 0, adaptations: 0, shortenings: 0 }
  let request: TurnRequest = first
  for (;;) {
    let said = false
    try {
      return await requestTurn({
        ...request,
        onText:
          request.onText === null
            ? null
            : (text) => {
                said = true
                request.onText?.(text)
              },
      })
    } catch (error) {
      const failure = classifyFailure(error)
      const next = await recover(failure, tries, request, () => !said).catch(() => null)
      if (next === null) throw failure
      request = next
    }
  }
}
