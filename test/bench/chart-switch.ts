/*
 * Prints how long the page takes from a click on bars, lines or table to the second frame after it, with 90 days of
 * 60 services on screen: npx tsx test/bench/chart-switch.ts (after npm run build)
 */
import type { Page } from 'playwright-core'
import { mainProviders } from '../../shared/catalogue.ts'
import { addDays } from '../../shared/period.ts'
import { closeSharedBrowser } from '../e2e/choose-browser.ts'
import { openBillow } from '../e2e/open-billow.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'

const path = '/explorer?preset=last_90_days&group_by=service'
const kinds = ['Lines', 'Table', 'Bars'] as const

/** Milliseconds from a click to the frame that shows its effect. */
async function switchTime(page: Page, kind: string): Promise<number> {
  return page.getByText(kind, { exact: true }).evaluate(
    (label) =>
      new Promise<number>((resolve) => {
        const started = performance.now()
        const radio = label.closest('label')
        radio?.click()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - started)))
      }),
  )
}

async function main(): Promise<void> {
  await using billow = await openBillow({ path: '/docs', hasDemoData: false })
  const { app, page } = billow
  for (let day = 0; day < 90; day += 1) {
    await insertCosts(
      app.ctx,
      Array.from({ length: 60 }, (_, index) =>
        costRow({
          date: addDays('2026-11-24', -day),
          cloud_provider: mainProviders[index % 3] ?? 'AWS',
          service_name: `Service ${index + 1}`,
          cost: ((index * 37 + day * 11) % 90) + 400 / (index + 1),
        }),
      ),
    )
  }
  await page.goto(app.url + path)
  await page.locator('canvas').waitFor()
  const times: Record<string, number[]> = { Lines: [], Table: [], Bars: [] }
  for (let round = 0; round < 12; round += 1) {
    for (const kind of kinds) times[kind]?.push(await switchTime(page, kind))
  }
  for (const kind of kinds) {
    // The first two rounds warm up.
    const sorted = (times[kind] ?? []).slice(2).sort((one, other) => one - other)
    const [middle = 0, worst = 0] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)]
    process.stdout.write(`to ${kind.padEnd(6)} p50 ${middle.toFixed(0)} ms  worst ${worst.toFixed(0)} ms\n`)
  }
  if (process.argv[2] !== undefined) await page.screenshot({ path: process.argv[2] })
}

await main()
await closeSharedBrowser()
