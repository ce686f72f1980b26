import { request as httpRequest, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import { allowedLookup, isAllowedHost } from './allowed-address.ts'

export type Message = {
  readonly url: string
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
}

/** What came of sending: a status, or the reason why there is none. */
export type Outcome = {
  readonly status_code: number | null
  /** Null for success. */
  readonly error: string | null
  /** How long the receiver asks to be left alone, in seconds; null where it does not say. */
  readonly retry_after: number | null
}

const failed = (error: string): Outcome => ({ status_code: null, error, retry_after: null })

/**
 * Sends a message by POST. Redirects are not followed, answers are not read, and forbidden addresses are refused.
 *
 * @param patience how long the receiver may take to answer, in milliseconds.
 * @returns the outcome; it never throws.
 */
export function postMessage(message: Message, patience: number): Promise<Outcome> {
  const url = new URL(message.url)
  if (!isAllowedHost(url.hostname)) {
    return Promise.resolve(failed(`${url.hostname} is an address that webhooks may not use.`))
  }
  const send = url.protocol === 'https:' ? httpsRequest : httpRequest
  return new Promise((resolve) => {
    const request = send(
      url,
      {
        method: 'POST',
        headers: { ...message.headers, 'content-length': Buffer.byteLength(message.body) },
        lookup: allowedLookup,
        agent: false,
        signal: AbortSignal.timeout(patience),
      },
      (response) => {
        resolve(outcomeOf(response))
        response.destroy()
      },
    )
    request.on('error', (cause) =>
      resolve(
        failed(
          cause.name === 'AbortError' || cause.name === 'TimeoutError'
            ? `No answer within ${patience / 1000} s.`
            : cause.message,
        ),
      ),
    )
    request.end(message.body)
  })
}

function outcomeOf({ statusCode = 0, headers }: IncomingMessage): Outcome {
  const seconds = Number(headers['retry-after'])
  return {
    status_code: statusCode,
    error: statusCode >= 200 && statusCode < 300 ? null : `The receiver answered ${statusCode}.`,
    retry_after: Number.isFinite(seconds) && seconds > 0 ? seconds : null,
  }
}
