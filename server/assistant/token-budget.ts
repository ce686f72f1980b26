import type { Context } from '../context.ts'

/** How many tokens today has left. */
export async function tokensLeft({ database, clock, env }: Context): Promise<number> {
  const row = await database('assistant_usage').where({ day: clock.today() }).first('tokens')
  return env.ASSISTANT_DAILY_TOKENS - (row?.tokens ?? 0)
}

/** Counts the tokens of an answer against today. */
export async function spendTokens({ database, clock }: Context, tokens: number): Promise<void> {
  if (tokens === 0) return
  await database('assistant_usage')
    .insert({ day: clock.today(), tokens })
    .onConflict('day')
    .merge({ tokens: database.raw('assistant_usage.tokens + ?', [tokens]) })
}
