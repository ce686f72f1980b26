import { resolve } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { seedDemoData } from '../../server/demo-data/seed.ts'
import { SeedRequest } from '../../shared/demo-data.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { sharedBrowser } from './choose-browser.ts'

export type OpenBillow = AsyncDisposable & {
  readonly app: TestApp
  readonly page: Page
  /** What the page complained about on the console, and what it threw. */
  readonly complaints: readonly string[]
  /** The requests since the last call of this. */
  takeRequests(): string[]
}

type Options = {
  readonly path?: string
  readonly hasDemoData?: boolean
  /** Whether the demo data shows every fault that anomalies and recommendations look for. */
  readonly hasFaults?: boolean
  /** Complaints that the test itself provokes. */
  readonly provoked?: RegExp
  readonly browser?: BrowserContextOptions
  readonly settings?: Readonly<Record<string, string>>
}

/**
 * The real product with demo data, and a browser on it. At the end of its scope it fails the test if the page
 * complained.
 */
export async function openBillow({
  path = '/explorer',
  hasDemoData = true,
  hasFaults = false,
  provoked,
  browser: browserSettings = {},
  settings = {},
}: Options = {}): Promise<OpenBillow> {
  const app = await createTestApp({ clientFolder: resolve('dist/client'), settings, shared: true })
  if (hasDemoData) await seedDemoData(app.ctx, SeedRequest.parse({ faults: hasFaults }))
  const browser = await sharedBrowser()
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, ...browserSettings })
  const page = await context.newPage()
  const complaints: string[] = []
  const requests: string[] = []
  page.on('console', (message) => {
    const isComplaint = message.type() === 'error' || message.type() === 'warning'
    if (isComplaint && provoked?.test(message.text()) !== true) complaints.push(message.text())
  })
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('request', (request) => requests.push(request.url()))
  await page.goto(app.url + path)
  return {
    app,
    page,
    complaints,
    takeRequests: () => requests.splice(0),
    async [Symbol.asyncDispose]() {
      await context.close()
      await app[Symbol.asyncDispose]()
      if (complaints.length > 0) throw new Error(`The page complained: ${complaints.join('\n')}`)
    },
  }
}
