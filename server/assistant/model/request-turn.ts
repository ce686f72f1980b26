import type OpenAI from 'openai'
import type {
  ChatCompletionChunk,
  ChatCompletionCreateParamsNonStreaming,
  ChatCompletionMessageParam,
} from 'openai/resources/chat/completions'
import type { Env } from '../../env.ts'
import { createCallAccumulator, type ToolCall } from './accumulate-calls.ts'
import { ModelFailure } from './model-failure.ts'
import type { Adaptation } from './request-parameters.ts'
import { toolSchemas } from './tool-schemas.ts'

/** What a model said in one turn. */
export type Turn = {
  readonly text: string
  readonly calls: readonly ToolCall[]
  readonly declined: boolean
  readonly input: number
  readonly output: number
}

export type TurnRequest = {
  readonly client: OpenAI
  readonly env: Env
  readonly known: Adaptation
  readonly messages: readonly ChatCompletionMessageParam[]
  readonly withTools: boolean
  readonly signal: AbortSignal
  /** Is given the words as they come; null where nobody waits for them. */
  readonly onText: ((text: string) => void) | null
}

type Finish = string | null | undefined

function parametersOf({
  env,
  known,
  messages,
  withTools,
}: TurnRequest): ChatCompletionCreateParamsNonStreaming {
  return {
    model: env.OPENAI_MODEL,
    messages: [...messages],
    ...(withTools ? { tools: toolSchemas(known.strict) } : {}),
    ...(known.temperature ? { temperature: 0 } : {}),
    ...(known.tokens === null ? {} : { [known.tokens]: env.ASSISTANT_OUTPUT_TOKENS }),
    ...(known.reasoning === null ? {} : { reasoning_effort: known.reasoning }),
  }
}

/** A turn is whole only where the server said why it ended. */
function checkEnd(finish: Finish, text: string, calls: readonly ToolCall[]): { declined: boolean } {
  const retry = { kind: 'retry', afterMs: 0 } as const
  if (finish === 'content_filter') return { declined: true }
  if (finish === null || finish === undefined || finish === 'length')
    throw new ModelFailure('upstream_invalid', retry)
  if (text.trim() === '' && calls.length === 0) throw new ModelFailure('upstream_invalid', retry)
  return { declined: false }
}

async function streamTurn(request: TurnRequest): Promise<Turn> {
  const { client, env, known, signal, onText } = request
  const firstToken = new AbortController()
  const timer = setTimeout(() => firstToken.abort(), env.ASSISTANT_FIRST_TOKEN_SECONDS * 1000)
  const stop = AbortSignal.any([signal, firstToken.signal])
  try {
    const stream = await client.chat.completions.create(
      {
        ...parametersOf(request),
        stream: true,
        ...(known.streamOptions ? { stream_options: { include_usage: true } } : {}),
      },
      { signal: stop },
    )
    return await collect(stream, onText ?? (() => undefined), () => clearTimeout(timer))
  } catch (error) {
    if (firstToken.signal.aborted) throw new ModelFailure('upstream_unavailable')
    throw error
  } finally {
    clearTimeout(timer)
  }
}

async function collect(
  stream: AsyncIterable<ChatCompletionChunk>,
  onText: (text: string) => void,
  onFirst: () => void,
): Promise<Turn> {
  const accumulator = createCallAccumulator()
  let text = ''
  let refusal = false
  let finish: Finish
  let usage = { input: 0, output: 0 }
  for await (const chunk of stream) {
    onFirst()
    if (chunk.usage) usage = { input: chunk.usage.prompt_tokens, output: chunk.usage.completion_tokens }
    const choice = chunk.choices?.[0]
    if (choice === undefined) continue
    finish = choice.finish_reason ?? finish
    if (choice.delta?.refusal) refusal = true
    for (const piece of choice.delta?.tool_calls ?? []) accumulator.add(piece)
    const said = choice.delta?.content ?? ''
    if (said === '') continue
    text += said
    onText(said)
  }
  const calls = accumulator.calls()
  if (refusal) return { text, calls: [], declined: true, ...usage }
  return { text, calls, ...checkEnd(finish, text, calls), ...usage }
}

async function plainTurn(request: TurnRequest): Promise<Turn> {
  const { client, signal, onText } = request
  const completion = await client.chat.completions.create(parametersOf(request), { signal })
  const choice = completion.choices?.[0]
  if (choice === undefined) throw new ModelFailure('upstream_invalid', { kind: 'retry', afterMs: 0 })
  const accumulator = createCallAccumulator()
  for (const call of choice.message.tool_calls ?? []) if (call.type === 'function') accumulator.add(call)
  const calls = accumulator.calls()
  const text = choice.message.content ?? ''
  const usage = {
    input: completion.usage?.prompt_tokens ?? 0,
    output: completion.usage?.completion_tokens ?? 0,
  }
  if (choice.message.refusal) return { text, calls: [], declined: true, ...usage }
  const end = checkEnd(choice.finish_reason, text, calls)
  onText?.(text)
  return { text, calls, ...end, ...usage }
}

/**
 * One request to the model.
 *
 * @throws what the package throws, and ModelFailure for an answer that cannot be used.
 */
export function requestTurn(request: TurnRequest): Promise<Turn> {
  return request.withTools && !request.env.OPENAI_STREAM_TOOLS ? plainTurn(request) : streamTurn(request)
}
