import { seedDemoData } from '../../server/demo-data/seed.ts'
import { SeedRequest } from '../../shared/demo-data.ts'
import { createTestApp, json, type TestApp } from './create-test-app.ts'

export type AssistantApp = TestApp & {
  /** Asks over REST and returns the body. */
  ask(query: string, context?: unknown): Promise<any>
}

/** A server with demo data; with a model where the settings name one. */
export async function assistantApp(settings: Readonly<Record<string, string>> = {}): Promise<AssistantApp> {
  const app = await createTestApp({ settings })
  await seedDemoData(app.ctx, SeedRequest.parse({}))
  return {
    ...app,
    async ask(query, context) {
      const { status, body } = await app.rest(
        '/ai/query',
        json('POST', context === undefined ? { query } : { query, context }),
      )
      if (status !== 200) throw new Error(JSON.stringify(body))
      return body
    },
    [Symbol.asyncDispose]: () => app[Symbol.asyncDispose](),
  }
}
