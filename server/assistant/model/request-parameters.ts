import type { Env } from '../../env.ts'

export const openAiUrl = 'https://api.openai.com/v1'

/** Which parameters a server takes; learnt from its refusals. */
export type Adaptation = {
  temperature: boolean
  tokens: 'max_tokens' | 'max_completion_tokens' | null
  reasoning: 'none' | null
  streamOptions: boolean
  strict: boolean
}

type Settings = Pick<Env, 'OPENAI_BASE_URL' | 'OPENAI_MODEL' | 'OPENAI_STRICT_TOOLS'>

/** What was learnt holds for a model of a server, as long as this process runs. */
const learnt = new Map<string, Adaptation>()

/** The parameters for a model, as known so far. The value is changed in place by `adapt`. */
export function adaptationOf({ OPENAI_BASE_URL, OPENAI_MODEL, OPENAI_STRICT_TOOLS }: Settings): Adaptation {
  const url = OPENAI_BASE_URL ?? openAiUrl
  const key = `${url} ${OPENAI_MODEL} ${OPENAI_STRICT_TOOLS}`
  const isOpenAi = url === openAiUrl || url.includes('.openai.azure.com')
  const known = learnt.get(key) ?? {
    temperature: true,
    tokens: isOpenAi ? 'max_completion_tokens' : 'max_tokens',
    reasoning: null,
    streamOptions: true,
    strict: OPENAI_STRICT_TOOLS === 'auto' ? isOpenAi : OPENAI_STRICT_TOOLS === 'on',
  }
  learnt.set(key, known)
  return known
}

/**
 * Sheds the parameter that a server refused, or adds the one that it misses.
 *
 * @returns whether anything is different now.
 */
export function adapt(known: Adaptation, parameter: string): boolean {
  const before = JSON.stringify(known)
  if (parameter === 'temperature') known.temperature = false
  if (parameter === 'stream_options') known.streamOptions = false
  if (parameter === 'strict') known.strict = false
  if (parameter === 'reasoning_effort') known.reasoning = known.reasoning === null ? 'none' : null
  if (parameter === known.tokens)
    known.tokens = parameter === 'max_tokens' ? 'max_completion_tokens' : 'max_tokens'
  return JSON.stringify(known) !== before
}
