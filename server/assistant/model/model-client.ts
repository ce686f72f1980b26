import OpenAI from 'openai'
import type { Env } from '../../env.ts'
import { openAiUrl } from './request-parameters.ts'

/** The package as a typed HTTP client: retries, limits and the loop are ours. */
export function createModelClient(env: Env): OpenAI {
  return new OpenAI({
    apiKey: env.OPENAI_API_KEY ?? 'none',
    baseURL: env.OPENAI_BASE_URL ?? openAiUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    timeout: env.ASSISTANT_RUN_SECONDS * 1000,
    logLevel: 'off',
  })
}
