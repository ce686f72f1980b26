import { etagOf, answerKey, type Call, type Edition } from './answer-key.ts'
import type { AnswerMemory } from './answer-memory.ts'
import type { KeptAnswer } from './kept-answer.ts'

/** How answers are sent: one by itself, or one or several in the envelope of tRPC. */
export type AnswerForm = 'plain' | 'trpc' | 'trpc-batch'

/** Which answers a request asks for, and in which form. */
export type AskedAnswers = { readonly calls: readonly Call[]; readonly form: AnswerForm }

/** What a request asks for at a time, under the names that it has in the memory and at the client. */
export type TaggedAnswers = AskedAnswers & { readonly keys: readonly string[]; readonly etag: string }

export const contentTypes: Readonly<Record<AnswerForm, string>> = {
  plain: 'application/json; charset=utf-8',
  trpc: 'application/json',
  'trpc-batch': 'application/json',
}

/** Names what a request asks for, without making any of it. */
export function tagAnswers(asked: AskedAnswers, edition: Edition): TaggedAnswers {
  const keys = asked.calls.map((call) => answerKey(call, edition))
  return { ...asked, keys, etag: etagOf(keys, asked.form) }
}

/** The whole answer, from what is kept; undefined where a part of it is not. */
export function findAnswer(
  memory: AnswerMemory,
  { form, keys, etag }: TaggedAnswers,
): KeptAnswer | undefined {
  const [first = ''] = keys
  if (form === 'plain') return memory.get(first)
  // An envelope is kept beside the answers in it, so that it is compressed once, too.
  const whole = memory.get(etag)
  if (whole !== undefined) return whole
  const parts = keys.map((key) => memory.get(key))
  const bodies = parts.flatMap((part) => (part === undefined ? [] : [part.body]))
  return bodies.length < keys.length
    ? undefined
    : memory.keep(etag, etag, inEnvelope(bodies, form), contentTypes[form])
}

/** The bytes that tRPC makes of the data of its calls. */
export function inEnvelope(bodies: readonly Buffer[], form: Exclude<AnswerForm, 'plain'>): Buffer {
  const results = bodies.flatMap((body, place) => [
    Buffer.from(place === 0 ? '{"result":{"data":' : ',{"result":{"data":'),
    body,
    Buffer.from('}}'),
  ])
  return Buffer.concat(form === 'trpc' ? results : [Buffer.from('['), ...results, Buffer.from(']')])
}
