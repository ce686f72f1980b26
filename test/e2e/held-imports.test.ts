import type { Page } from 'playwright-core'
import { expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { azureBill } from '../support/azure-bill.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { breakDown } from './break-down.ts'
import { openBillow, type OpenBillow } from './open-billow.ts'
import { violations } from './violations.ts'

const october = (from: number, to: number, cost = '10', SubscriptionId = 'aaaa-1') =>
  daysOf({
    start_date: `2026-10-${String(from).padStart(2, '0')}`,
    end_date: `2026-10-${String(to).padStart(2, '0')}`,
  }).map((Date) => ({ Date, CostInBillingCurrency: cost, SubscriptionId }))

const waits = (page: Page, id: number) =>
  page
    .getByRole('status', { name: 'Imports that wait for a decision' })
    .getByRole('link', { name: `Import ${id}`, exact: true })
const importRegion = (page: Page, id: number) => page.getByRole('region', { name: `Import ${id}:` })
const sentence = /4 days and 40\.00 USD of October 2026 would no longer count/

async function drop(page: Page, name: string, text: string): Promise<void> {
  const file = { name, mimeType: 'text/csv', buffer: Buffer.from(text) }
  await page.getByLabel(/Drop a bill here/).setInputFiles(file)
}

async function total({ app }: OpenBillow): Promise<number> {
  const { body } = await app.rest('/costs/summary')
  return body.total_cost
}

/** Nine days of 10.00 USD count, and five of them came again. */
async function openHeld(): Promise<OpenBillow> {
  const billow = await openBillow({ path: '/docs', hasDemoData: false, provoked: /Failed to load resource/ })
  await deliverFiles(billow.app, { 'export-1-9.csv': azureBill(october(1, 9)) })
  await deliverFiles(billow.app, { 'export-1-5.csv': azureBill(october(1, 5)) })
  return billow
}

test('an upload that would make costs vanish waits, says so everywhere, and is replaced on a word', async () => {
  await using billow = await openBillow({ path: '/data', hasDemoData: false })
  const { page, app } = billow
  await drop(page, 'export-1-9.csv', azureBill(october(1, 9)))
  await importRegion(page, 1).getByText('Imported', { exact: true }).waitFor()
  await drop(page, 'export-1-5.csv', azureBill(october(1, 5)))
  const detail = importRegion(page, 2)
  await detail.getByText('To decide', { exact: true }).first().waitFor()
  await detail.getByText(sentence).waitFor()
  await detail.getByText('It looks older than what counts: it ends on Oct 5').waitFor()
  await detail.getByText('40.00 USD of 4 days: Oct 6 – 9').waitFor()
  await detail.getByText('50.00 USD, the same as counts now').waitFor()
  await detail.getByText('It has no days that nothing counts for yet.').waitFor()
  expect(await detail.getByRole('button', { name: 'Add only its new days' }).isDisabled()).toBe(true)
  expect(await total(billow)).toBe(90)

  await page.goto(app.url)
  await page.getByText(sentence).waitFor()
  await waits(page, 2).click()
  await detail.getByRole('button', { name: 'Replace what counts' }).click()
  const dialog = page.getByRole('dialog')
  await dialog
    .getByText(/40\.00 USD of 4 days stop counting\. The billed total falls by 40\.00 USD/)
    .waitFor()
  await page.keyboard.press('Escape')
  expect(await total(billow)).toBe(90)
  await detail.getByRole('button', { name: 'Replace what counts' }).press('Enter')
  await dialog.getByRole('button', { name: 'Replace what counts' }).press('Enter')
  await detail.getByText('Imported', { exact: true }).waitFor()
  expect(await page.evaluate(() => document.activeElement?.textContent)).toMatch(/rows were imported/)
  expect(await total(billow)).toBe(50)

  await detail.getByRole('button', { name: 'Undo' }).click()
  await dialog.getByText('Azure 8800, October 2026: the delivery of import 1 counts again.').waitFor()
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await detail.getByText('Undone', { exact: true }).first().waitFor()
  expect(await total(billow)).toBe(90)
  await page.goto(app.url)
  await page.getByRole('figure', { name: /^Daily cost/ }).waitFor()
  expect(await waits(page, 2).count()).toBe(0)
})

test('only new days are added, or what counts is kept, also after a failure', async () => {
  await using billow = await openHeld()
  const { page, app } = billow
  await page.goto(`${app.url}/data`)
  await waits(page, 2).click()
  const keep = importRegion(page, 2).getByRole('button', { name: 'Keep what counts' })
  await breakDown(page, 'imports.decide')
  await keep.click()
  await page.getByRole('alert').getByText('Out of order').waitFor()
  await page.unroute('**/trpc/imports.decide*')
  await keep.click()
  await importRegion(page, 2).getByText('The import was left out').waitFor()
  await page.getByRole('link', { name: 'Sources' }).click()
  await page.getByText('1 billing account', { exact: true }).waitFor()
  expect(await waits(page, 2).count()).toBe(0)
  expect(await total(billow)).toBe(90)

  await drop(page, 'late.csv', azureBill([...october(4, 5, '1'), ...october(10, 11, '7')]))
  const late = importRegion(page, 3)
  await late.getByText('It says less than half of what counts for the same days.').waitFor()
  await late.getByText('14.00 USD of 2 days: Oct 10 – 11').waitFor()
  await late.getByText(/2 days of it are added.*rises by 14\.00 USD/).waitFor()
  await late.getByRole('button', { name: 'Add only its new days' }).click()
  await late.getByText('Some days count', { exact: true }).waitFor()
  expect(await total(billow)).toBe(104)
})

test('one that waits can be discarded in the list, and counts where nothing is lost any more', async () => {
  await using billow = await openHeld()
  const { page, app } = billow
  await page.goto(`${app.url}/data?view=imports`)
  const row = page.getByRole('row', { name: /export-1-9\.csv/ })
  await row.getByRole('button', { name: 'Undo' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Undo' }).click()
  await row.getByText('Undone').waitFor()
  await waits(page, 2).click()
  await importRegion(page, 2).getByRole('button', { name: 'Let it count' }).click()
  await importRegion(page, 2).getByText('Imported', { exact: true }).waitFor()
  expect(await total(billow)).toBe(50)

  await deliverFiles(app, { 'export-1-2.csv': azureBill(october(1, 2)) })
  await page.goto(`${app.url}/data?view=imports`)
  const held = page.getByRole('row', { name: /export-1-2\.csv To decide/ })
  await held.getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('dialog').getByText('It waits for a decision.').waitFor()
  await page.getByRole('dialog').getByRole('button', { name: 'Discard' }).click()
  await page.getByRole('row', { name: /export-1-2\.csv Undone/ }).waitFor()
  await waits(page, 3).waitFor({ state: 'detached' })
  expect(await total(billow)).toBe(50)
})

test('axe finds nothing wrong, light or dark, wide or narrow', async () => {
  await using billow = await openBillow({ path: '/docs' })
  const { page, app } = billow
  const accounts = Array.from({ length: 12 }, (_, index) => `sub-${index + 1}`)
  const whole = accounts.flatMap((account) => october(1, 31, '1', account))
  await deliverFiles(app, { 'october.csv': azureBill(whole) })
  await deliverFiles(app, { 'october-restated.csv': azureBill(october(1, 31, '2', 'sub-1')) })
  for (const width of [1440, 390]) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: 900 })
      await page.emulateMedia({ colorScheme })
      await page.goto(app.url)
      await page.getByRole('figure', { name: /^Daily cost/ }).waitFor()
      await waits(page, 2).waitFor()
      const here = [width, colorScheme]
      expect([...here, await violations(page)]).toEqual([...here, []])
      await waits(page, 2).click()
      const detail = importRegion(page, 2)
      await detail.getByText('11 sub accounts that it leaves out').click()
      await detail.getByText('sub-12').waitFor()
      expect([...here, await violations(page)]).toEqual([...here, []])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      await detail.getByRole('button', { name: 'Replace what counts' }).click()
      await page
        .getByRole('dialog')
        .getByText(/stop counting/)
        .waitFor()
      expect([...here, await violations(page)]).toEqual([...here, []])
    }
  }
})
