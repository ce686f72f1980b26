import type { IncomingMessage, ServerResponse } from 'node:http'
import { acceptedCoding } from './accepted-coding.ts'
import { revalidated, type FlatHeaders, type KeptAnswer, type Representation } from './kept-answer.ts'

/** Tells a client that it has the answer. */
export function sendNotModified(response: ServerResponse, etag: string, common: FlatHeaders): void {
  response.writeHead(304, [...common, 'etag', etag, ...revalidated]).end()
}

/**
 * Sends a finished answer, compressed as the client likes it.
 *
 * @param common the headers that every answer of this server has.
 * @returns a promise only where the answer has to be compressed first.
 */
export function sendAnswer(
  request: IncomingMessage,
  response: ServerResponse,
  answer: KeptAnswer,
  common: FlatHeaders,
): void | Promise<void> {
  const send = ({ bytes, headers }: Representation) => {
    response.writeHead(200, [...common, ...headers])
    if (request.method === 'HEAD') response.end()
    else response.end(bytes)
  }
  const representation = answer.as(acceptedCoding(request.headers['accept-encoding']))
  return representation instanceof Promise ? representation.then(send) : send(representation)
}
