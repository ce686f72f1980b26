import { APIConnectionError, APIError, APIUserAbortError } from 'openai'
import { ModelFailure } from './model-failure.ts'

const adaptable = [
  'reasoning_effort',
  'temperature',
  'max_completion_tokens',
  'max_tokens',
  'parallel_tool_calls',
  'stream_options',
  'strict',
] as const

const longestWait = 5000
const usualWait = 500

function waitOf(headers: Headers | undefined): number {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  const seconds = Number(headers?.get('retry-after') ?? Number.NaN)
  const wait = Number.isFinite(milliseconds)
    ? milliseconds
    : Number.isFinite(seconds)
      ? seconds * 1000
      : usualWait
  // A little apart from each other, so that those who were refused together do not come back together.
  return Math.min(longestWait, Math.max(0, wait)) * (1 + Math.random() / 10)
}

function badRequest(error: APIError): ModelFailure {
  const text = `${error.code ?? ''} ${error.param ?? ''} ${error.message}`
  if (/context_length_exceeded|maximum context length|context window|too many tokens/i.test(text))
    return new ModelFailure('limit', { kind: 'shorten' })
  const parameter = adaptable.find((name) => error.param === name || text.includes(name))
  return parameter === undefined
    ? new ModelFailure('assistant_misconfigured')
    : new ModelFailure('assistant_misconfigured', { kind: 'adapt', parameter })
}

/** What went wrong with a request to a model, and what to do about it. */
export function classifyFailure(error: unknown): ModelFailure {
  if (error instanceof ModelFailure) return error
  const retry = { kind: 'retry', afterMs: usualWait } as const
  if (error instanceof APIUserAbortError) return new ModelFailure('upstream_unavailable')
  if (error instanceof APIConnectionError) return new ModelFailure('upstream_unavailable', retry)
  if (error instanceof APIError && error.status !== undefined) {
    const { status } = error
    if (status === 400 || status === 422) return badRequest(error)
    if (status === 429) {
      const spent = /insufficient_quota|billing|exceeded your current quota/i.test(
        `${error.code} ${error.message}`,
      )
      return spent
        ? new ModelFailure('quota')
        : new ModelFailure('busy', { kind: 'retry', afterMs: waitOf(error.headers) })
    }
    if (status === 408 || status === 409 || status >= 500)
      return new ModelFailure('upstream_unavailable', retry)
    return new ModelFailure('assistant_misconfigured')
  }
  const name = error instanceof Error ? error.name : ''
  if (name === 'TimeoutError' || name === 'AbortError') return new ModelFailure('upstream_unavailable')
  return new ModelFailure('upstream_invalid', retry)
}
