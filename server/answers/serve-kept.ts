import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { RequestGuard } from '../request-guard.ts'
import { findAnswer } from './answer-form.ts'
import type { Edition } from './answer-key.ts'
import type { Answers } from './answers.ts'
import { hasTag } from './has-tag.ts'
import type { KnownRequests } from './known-requests.ts'
import type { FlatHeaders } from './kept-answer.ts'
import { sendAnswer, sendNotModified } from './send-answer.ts'

/** Is told of a request that was answered, and how many milliseconds that took. */
export type OnAnswered = (
  request: { readonly method?: string | undefined; readonly url?: string | undefined },
  status: number,
  requestId: string,
  ms: number,
) => void

type Needed = {
  readonly answers: Answers
  readonly requests: KnownRequests
  readonly guard: RequestGuard
  /** The headers of every answer; undefined until the first one was sent. */
  commonHeaders(): FlatHeaders | undefined
  readonly onAnswered: OnAnswered
}

/** Answers a request from what is kept, or passes it on. */
export type KeptServer = (request: IncomingMessage, response: ServerResponse, passOn: () => void) => void

/**
 * Serves what is kept before any of the framework runs, since an answer that is known already costs little more than
 * its bytes. Whatever is not kept, and whatever fails, is passed on.
 */
export function createKeptServer({
  answers,
  requests,
  guard,
  commonHeaders,
  onAnswered,
}: Needed): KeptServer {
  const respond = (
    request: IncomingMessage,
    response: ServerResponse,
    edition: Edition,
    passOn: () => void,
  ): void => {
    const tagged = requests.find(request.url ?? '', edition)
    const common = commonHeaders()
    if (tagged === undefined || common === undefined) return passOn()
    const isKnown = hasTag(request.headers['if-none-match'], tagged.etag)
    const answer = isKnown ? undefined : findAnswer(answers.memory, tagged)
    if (!isKnown && answer === undefined) return passOn()
    const started = performance.now()
    const requestId = randomUUID()
    const headers = ['x-request-id', requestId, ...common]
    const log = () => onAnswered(request, response.statusCode, requestId, performance.now() - started)
    const sent =
      answer === undefined
        ? sendNotModified(response, tagged.etag, headers)
        : sendAnswer(request, response, answer, headers)
    if (sent instanceof Promise) sent.then(log, () => response.destroy())
    else log()
  }
  return (request, response, passOn) => {
    const { method, url = '', headers } = request
    if ((method !== 'GET' && method !== 'HEAD') || !requests.has(url) || 'trpc-accept' in headers) {
      return passOn()
    }
    try {
      guard({ method, headers })
      const edition = answers.edition()
      if (edition instanceof Promise) {
        edition.then((now) => respond(request, response, now, passOn), passOn)
      } else respond(request, response, edition, passOn)
    } catch {
      passOn()
    }
  }
}
