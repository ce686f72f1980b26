import type { Env } from '../../env.ts'

/** Whether the settings name a model. A server of one's own may need no key. */
export function hasModel(env: Pick<Env, 'OPENAI_API_KEY' | 'OPENAI_BASE_URL'>): boolean {
  return env.OPENAI_API_KEY !== undefined || env.OPENAI_BASE_URL !== undefined
}
