import { AssistantQuery } from '../shared/assistant.ts'
import { SeedRequest } from '../shared/demo-data.ts'
import { askAssistant, askedBy } from './assistant/ask-assistant.ts'
import { closeContext, createContext } from './create-context.ts'
import { seedOnFirstStart } from './demo-data/seed.ts'
import { readEnv } from './env.ts'

/**
 * Answers a question on the command line: `npm run ask -- "What were my AWS costs last month?"`.
 *
 * @throws Error with one line for a person, without a question.
 */
export async function main(args: readonly string[]): Promise<void> {
  const parsed = AssistantQuery.safeParse({ query: args.join(' ') })
  if (!parsed.success) throw new Error('Ask something: npm run ask -- "What were my AWS costs last month?"')
  const ctx = await createContext(readEnv(process.env))
  try {
    await seedOnFirstStart(ctx, SeedRequest.parse({}))
    const { response, data } = await askAssistant(ctx, parsed.data, askedBy('command line'))
    const reason = data.degraded_reason === null ? '' : `, since the model did not (${data.degraded_reason})`
    const who = data.mode === 'model' ? `the model ${ctx.env.OPENAI_MODEL}` : `the offline analyst${reason}`
    process.stdout.write(`${response}\n\n(Answered by ${who}.)\n`)
  } finally {
    await closeContext(ctx)
  }
}
