/*
 * Takes the pictures of the README from the real page, with demo data and bills of the tests' day:
 * npm run build && npx tsx test/e2e/take-screenshots.ts
 */
import { mkdir, stat } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { deliverMonths } from '../support/deliver-months.ts'
import type { TestApp } from '../support/create-test-app.ts'
import { askAndWait, openAssistant } from './ask-billow.ts'
import { closeSharedBrowser } from './choose-browser.ts'
import { openBillow } from './open-billow.ts'

const folder = 'docs/images'
const largest = 300_000

type Picture = {
  readonly name: string
  readonly path: string
  readonly colorScheme: 'light' | 'dark'
  readonly prepare?: (app: TestApp) => Promise<unknown>
  readonly pose: (page: Page) => Promise<unknown>
}

/** Bills of three months up to yesterday, with two days missing. */
async function deliverBills(app: TestApp): Promise<void> {
  await deliverMonths(app, ['2026-09', '2026-10', '2026-11'], {
    last: '2026-11-23',
    missing: ['2026-10-17', '2026-10-18'],
    costs: (_day, index) => ({ 'Amazon Elastic Compute Cloud': String(120 + ((index * 7) % 23)) }),
  })
}

const pictures: readonly Picture[] = [
  {
    name: 'overview-light',
    path: '/',
    colorScheme: 'light',
    prepare: ({ client }) =>
      client.budgets.create.mutate({ name: 'AWS', amount: 11_000, scope: { cloud_provider: 'AWS' } }),
    pose: (page) => page.getByRole('figure', { name: /^Daily cost/ }).waitFor(),
  },
  {
    name: 'explorer-dark',
    path: '/explorer?chart=line&group_by=service',
    colorScheme: 'dark',
    pose: (page) => page.locator('canvas').waitFor(),
  },
  {
    name: 'data-light',
    path: '/data',
    colorScheme: 'light',
    prepare: deliverBills,
    pose: (page) => page.getByText('Still growing').first().waitFor(),
  },
  {
    name: 'anomalies-light',
    path: '/anomalies',
    colorScheme: 'light',
    pose: (page) => page.getByRole('article').first().waitFor(),
  },
  {
    name: 'assistant-light',
    path: '/explorer',
    colorScheme: 'light',
    async pose(page) {
      await page.locator('canvas').waitFor()
      await openAssistant(page)
      await askAndWait(page, 'What were my AWS costs last month?')
    },
  },
]

await mkdir(folder, { recursive: true })
for (const { name, path, colorScheme, prepare, pose } of pictures) {
  await using billow = await openBillow({
    path: '/docs',
    hasFaults: name === 'anomalies-light',
    browser: { colorScheme, viewport: { width: 1280, height: 800 } },
  })
  const { page, app } = billow
  await prepare?.(app)
  await page.goto(app.url + path)
  await pose(page)
  // Charts and panels move into place.
  await page.waitForTimeout(600)
  const file = `${folder}/${name}.png`
  await page.screenshot({ path: file })
  const { size } = await stat(file)
  if (size > largest) throw new Error(`${file} has ${size} bytes, more than ${largest}.`)
  process.stdout.write(`${file}: ${size} bytes\n`)
}
await closeSharedBrowser()
