import type { ChargeKind } from '../../../shared/charge-kind.ts'
import type { KindTexts } from './charge-facts.ts'

/** Names that models begin with, whoever sells them. */
const families =
  /(?<![a-z])(?:claude|gpt|o[134](?=[- ])|gemini|gemma|llama|mistral|mixtral|nova|titan|command|jamba|deepseek|qwen|text-embedding|embed|dall-?e|whisper|imagen|phi-?\d)[\w.: +-]*/i

/** Where the name of the model ends and what was counted begins. */
const counted =
  /(?<=.{3})[-_ .:]*(?:(?:text|image|audio|video)[- ])?(?:inp|outp|cach|batch|token|invocation|glbl|regnl|global|regional|data ?zone|dzone|provisioned|hosting|ft\b|prompt|completion)/i

/**
 * The model that a charge for AI is for.
 *
 * @returns null for charges of other kinds, and where the bill does not tell.
 */
export function modelOf(kind: ChargeKind, { words, service }: KindTexts): string | null {
  if (kind !== 'ai-tokens' && kind !== 'ai-capacity') return null
  const found = families.exec(words)?.[0] ?? families.exec(service)?.[0]
  const name = found?.split(counted)[0]?.replace(/[-_ .:]+$/, '')
  return name === undefined || name === '' ? null : name
}
