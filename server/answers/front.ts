import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { RequestGuard } from '../request-guard.ts'
import { tagAnswers, type AskedAnswers } from './answer-form.ts'
import type { Edition } from './answer-key.ts'
import type { Answers } from './answers.ts'
import { hasTag } from './has-tag.ts'
import type { FlatHeaders, KeptAnswer } from './kept-answer.ts'
import { createKnownRequests } from './known-requests.ts'
import { sendAnswer, sendNotModified } from './send-answer.ts'
import { createKeptServer, type KeptServer, type OnAnswered } from './serve-kept.ts'

/** The part of the server that sends kept answers, before the framework runs where it can. */
export type Front = {
  readonly serve: KeptServer
  /** Whether the client of a request has what it asks for, so that nothing has to be made. */
  has(request: FastifyRequest, etag: string): boolean
  /**
   * Sends an answer that a route got, and learns what its address asks for.
   *
   * @param url the address as it came.
   * @param answer null where the client has it.
   */
  send(reply: FastifyReply, url: string, about: About, answer: KeptAnswer | null): Promise<void>
}

type About = { readonly asked: AskedAnswers; readonly edition: Edition }

export function createFront(answers: Answers, guard: RequestGuard, onAnswered: OnAnswered): Front {
  const requests = createKnownRequests()
  let common: FlatHeaders | undefined
  return {
    serve: createKeptServer({ answers, requests, guard, commonHeaders: () => common, onAnswered }),
    has: ({ headers }, etag) => hasTag(headers['if-none-match'], etag),
    async send(reply, url, { asked, edition }, answer) {
      requests.learn(url, asked)
      // Hooks have set them by now; they are the same for every answer.
      common ??= flat(reply.getHeaders())
      reply.hijack()
      const request: IncomingMessage = reply.request.raw
      const response: ServerResponse = reply.raw
      const headers = ['x-request-id', reply.request.id, ...common]
      if (answer === null) sendNotModified(response, tagAnswers(asked, edition).etag, headers)
      else await sendAnswer(request, response, answer, headers)
    },
  }
}

function flat(headers: ReturnType<FastifyReply['getHeaders']>): FlatHeaders {
  return Object.entries(headers).flatMap(([name, value]) =>
    name === 'x-request-id' || value === undefined ? [] : [name, String(value)],
  )
}
