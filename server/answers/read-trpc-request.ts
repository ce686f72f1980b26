import type { AskedAnswers } from './answer-form.ts'
import type { Call } from './answer-key.ts'
import { neverKept } from './never-kept.ts'
import type { ReadInput } from './read-input.ts'

/** The calls of a request of a typed client, with their inputs as they came. */
export type TrpcRequest = { readonly asked: AskedAnswers; readonly inputs: readonly unknown[] }

/**
 * Reads what a typed client asks for by GET.
 *
 * @param address path and query below the base of the procedures.
 * @returns null where a part of it is not kept or cannot be read; tRPC answers it then.
 */
export function readTrpcRequest(address: string, readInput: ReadInput): TrpcRequest | null {
  const { pathname, searchParams } = new URL(address, 'http://localhost')
  const isBatch = searchParams.get('batch') === '1'
  const path = decodeURIComponent(pathname.slice(1)).replace(/\/$/, '')
  const paths = isBatch ? path.split(',') : [path]
  const text = searchParams.get('input')
  const given: unknown = text === null || text === '' ? {} : JSON.parse(text)
  const inputs = isBatch ? paths.map((_, place) => memberOf(given, place)) : [text ? given : undefined]
  const calls: Call[] = []
  for (const [place, name] of paths.entries()) {
    const input = name in neverKept ? null : readInput(name, inputs[place])
    if (input === null) return null
    calls.push({ path: name, input })
  }
  return { asked: { calls, form: isBatch ? 'trpc-batch' : 'trpc' }, inputs }
}

function memberOf(value: unknown, place: number): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === String(place))?.[1]
    : undefined
}
