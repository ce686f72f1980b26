import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, expect, test } from 'vitest'
import { generateFocus } from '../bench/generate-focus.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill, type FocusRow } from '../support/focus-bill.ts'
import type { TestApp } from '../support/create-test-app.ts'
import { breakDown } from './break-down.ts'
import { openBillow, type OpenBillow } from './open-billow.ts'
import { violations } from './violations.ts'

const scratch = mkdtempSync(join(tmpdir(), 'billow-data-page-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))

const march = { BillingPeriodStart: '2026-03-01', ChargePeriodStart: '2026-03-05' }
const marchOf = (ec2: string, tax: string, more: readonly FocusRow[] = []) =>
  focusBill([
    { ...march, BilledCost: ec2 },
    { ...march, BilledCost: tax, ServiceName: 'Tax', ChargeCategory: 'Tax' },
    ...more,
  ])
const withAccount = (bill: string, account: string) =>
  bill
    .trimEnd()
    .split('\n')
    .map((line, index) => `${index === 0 ? 'BillingAccountId' : account},${line}`)
    .join('\n')
const curOf = (cost: string) =>
  `bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/ProductCode,lineItem/CurrencyCode,lineItem/UnblendedCost
123456789012,2026-03-01T00:00:00Z,Usage,2026-03-05T00:00:00Z,AmazonEC2,USD,${cost}\n`

const views = ['Sources', 'Imports', 'Restatements', 'Reconciliation', 'Exchange rates']
const tab = (page: Page, name: string) =>
  page.getByRole('navigation', { name: 'Parts of this page' }).getByRole('link', { name, exact: true })
const importRegion = (page: Page, id: number) => page.getByRole('region', { name: `Import ${id}:` })

async function drop(page: Page, file: string | { name: string; text: string }): Promise<void> {
  const chosen =
    typeof file === 'string'
      ? file
      : { name: file.name, mimeType: 'text/csv', buffer: Buffer.from(file.text) }
  await page.getByLabel(/Drop a bill here/).setInputFiles(chosen)
}

async function total({ app }: OpenBillow): Promise<number> {
  const { body } = await app.rest('/costs/summary')
  return body.total_cost
}

/** Stops the process of an import as soon as it reads rows, so that nothing depends on its speed. */
async function holdWhileReading({ ctx }: TestApp): Promise<() => void> {
  for (let tries = 0; tries < 2000; tries += 1) {
    const row = await ctx.database('imports').where({ status: 'running' }).first()
    const pid = row?.worker_pid ?? null
    if (pid !== null && row?.progress?.includes('"reading"')) {
      process.kill(pid, 'SIGSTOP')
      return () => void process.kill(pid, 'SIGCONT')
    }
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
  throw new Error('No import came to read rows.')
}

test('a dropped bill shows its progress, also after a reload, and ends in the totals', async () => {
  const path = join(scratch, 'october.csv')
  await generateFocus(path, 'csv', { rows: 50_000 })
  await using billow = await openBillow({ path: '/imports' })
  const { page, app } = billow
  await page.waitForURL('**/data?view=imports')
  await page.getByRole('heading', { name: 'No bill has been imported yet' }).waitFor()
  const before = await total(billow)
  await drop(page, path)
  const goOn = await holdWhileReading(app)
  const progress = page.getByRole('progressbar', { name: 'Progress of import 1' })
  await page.getByText(/^Step [23] of 3: .* the (rows|charges)$/).waitFor()
  await page.reload()
  await progress.waitFor()
  await tab(page, 'Sources').click()
  await progress.waitFor()
  await page.getByText(/ of (29\.\d MB|50,000 rows)/).waitFor()
  await page.getByRole('link', { name: 'october.csv' }).click()
  goOn()

  const detail = importRegion(page, 1)
  await detail.getByText('Imported', { exact: true }).waitFor()
  await detail.getByText('of 50,000 read').waitFor()
  const outcome = await app.client.imports.get.query({ id: 1 })
  const billed = Number(outcome.control_totals?.billed_cost)
  expect((await total(billow)) - before).toBeCloseTo(billed, 2)
  await tab(page, 'Sources').click()
  const october = 'October 2026: 29 of 31 days complete, 1 still growing, 1 without charges'
  await page.getByRole('figure', { name: october }).waitFor()

  await page.getByRole('button', { name: 'Remove the demo data' }).click()
  await page.getByText('Demo data', { exact: true }).waitFor({ state: 'detached' })
  expect(await total(billow)).toBeCloseTo(billed, 2)
})

test('a restatement stands in the ledger, can be undone, and bad rows can be downloaded', async () => {
  const provoked = /Failed to load resource/
  await using billow = await openBillow({ path: '/data?view=imports', hasDemoData: false, provoked })
  const { page } = billow
  const good = Array.from({ length: 120 }, () => ({ ...march, BilledCost: '0' }))
  const bad = { ...march, BilledCost: 'n/a', EffectiveCost: '1' }
  let send = () => {}
  const gate = new Promise<void>((resolve) => {
    send = resolve
  })
  await page.route('**/api/finops/imports', async (route) => {
    await gate
    await route.continue()
  })
  await drop(page, { name: 'march.csv', text: marchOf('12310.20', '1', [...good, bad]) })
  await page.getByRole('progressbar', { name: 'Sending march.csv' }).waitFor()
  send()
  await importRegion(page, 1).getByText('Imported', { exact: true }).waitFor()
  const rejected = page.getByRole('region', { name: 'Rejected rows' })
  await rejected.getByRole('cell', { name: '124', exact: true }).waitFor()
  const download = page.waitForEvent('download')
  await page.getByRole('link', { name: 'Download as CSV' }).click()
  expect(readFileSync(await (await download).path(), 'utf8')).toBe(
    'file,line,column,value,reason\nmarch.csv,124,BilledCost,n/a,It is not a number.\n',
  )

  await drop(page, { name: 'notes.csv', text: 'a,b\n1,2\n' })
  await importRegion(page, 2).getByText('Refused', { exact: true }).waitFor()
  await importRegion(page, 2)
    .getByText(/is no bill.*Nothing was changed/)
    .waitFor()

  await drop(page, { name: 'march-again.csv', text: marchOf('12455.07', '1') })
  const sentence = 'AWS, March 2026 was 12,311.20 USD, is now 12,456.07 USD: +144.87.'
  await importRegion(page, 3).getByText(sentence).waitFor()
  await tab(page, 'Restatements').click()
  const entry = page.getByRole('article', { name: sentence })
  await entry.getByText('1 service changed').click()
  await entry.getByRole('row', { name: 'EC2 12,310.20 12,455.07 +144.87' }).waitFor()
  expect(await total(billow)).toBeCloseTo(12456.07, 6)

  await entry.getByRole('link', { name: 'import 3' }).click()
  await importRegion(page, 3).getByRole('button', { name: 'Undo' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('AWS, March 2026: the delivery of import 1 counts again.').waitFor()
  await dialog.getByRole('button', { name: 'Undo' }).click()
  await importRegion(page, 3).getByText('Undone', { exact: true }).first().waitFor()
  expect(await total(billow)).toBeCloseTo(12311.2, 6)
  await tab(page, 'Restatements').click()
  await entry.getByText('Undone since').waitFor()
})

test('formats are chosen, invoices held against bills, and rates entered', async () => {
  await using billow = await openBillow({ path: '/docs', hasDemoData: false })
  const { page, app } = billow
  await deliverFiles(app, { 'focus.csv': withAccount(marchOf('100', '10'), '123456789012') })
  await deliverFiles(app, { 'cur.csv': curOf('90') })
  const euros = marchOf('40', '2').replaceAll('USD', 'EUR').replaceAll('AWS', 'GCP')
  await deliverFiles(app, { 'euros.csv': withAccount(euros, 'europe') })
  await page.goto(`${app.url}/data`)
  expect(await total(billow)).toBe(110)
  await page.getByRole('button', { name: /^Count this one: AWS CUR for AWS 123456789012 in March/ }).click()
  await page.getByText('1 chosen bill', { exact: true }).click()
  expect(await total(billow)).toBe(90)
  await page.getByRole('button', { name: /^Count this one: FOCUS/ }).click()
  await page.getByRole('button', { name: /^Count this one: AWS CUR/ }).waitFor()
  expect(await total(billow)).toBe(110)

  await tab(page, 'Reconciliation').click()
  const invoice = page.getByRole('textbox', { name: 'Invoice total of AWS 123456789012 in USD' })
  await invoice.fill('about 100')
  await page.keyboard.press('Enter')
  await page.getByText(/Write the total as a plain decimal/).waitFor()
  await invoice.fill('$ 100.00')
  await page.getByRole('button', { name: 'Save' }).click()
  await page.getByRole('row', { name: /−10\.00 Differs The difference is the size of the tax/ }).waitFor()
  await page.getByRole('button', { name: 'Explain AWS 123456789012 in USD' }).click()
  await page.getByRole('row', { name: 'Tax 10.00 To the cent' }).waitFor()
  await page.getByText(/^Days without charges: Mar 1 – 4, 2026; Mar 6 – 31, 2026/).waitFor()
  await invoice.fill('110')
  await page.keyboard.press('Enter')
  await page.getByText('Matches', { exact: true }).waitFor()
  await page.getByRole('button', { name: 'Delete the invoice total of AWS 123456789012 in USD' }).click()
  await page.getByRole('button', { name: 'Yes, delete' }).click()
  await page.getByText('No invoice entered').nth(1).waitFor()

  await tab(page, 'Exchange rates').click()
  await page.getByRole('button', { name: 'Enter it: the rate of EUR for March 2026' }).click()
  await page.keyboard.type('0')
  await page.keyboard.press('Enter')
  await page.getByText('A rate is above 0.').waitFor()
  await page.keyboard.press('Backspace')
  await page.keyboard.type('1.25')
  await page.keyboard.press('Enter')
  await page.getByRole('row', { name: /March 2026 EUR 1\.25 Entered/ }).waitFor()
  expect(await total(billow)).toBe(162.5)
  const csv = {
    name: 'rates.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('month,currency,rate\n2026-03,EUR,2\n'),
  }
  await page.getByLabel('File of exchange rates').setInputFiles(csv)
  await page.getByRole('row', { name: /March 2026 EUR 2\.00 From a file/ }).waitFor()
  await page.getByRole('button', { name: 'Delete the rate of EUR for March 2026' }).click()
  await page.getByRole('button', { name: 'Yes, delete' }).click()
  await page.getByRole('button', { name: 'Enter it: the rate of EUR for March 2026' }).waitFor()
})

test('without bills each part says so, and what fails can be tried again', async () => {
  await using billow = await openBillow({ path: '/data', provoked: /Failed to load resource/ })
  const { page } = billow
  const empty = [
    ['Sources', 'Only demo data so far', 'coverage.list', 'sources'],
    ['Imports', 'No bill has been imported yet', 'imports.list', 'imports'],
    ['Restatements', 'Nothing was restated', 'imports.restatements', 'restatements'],
    ['Reconciliation', 'No bill to compare', 'coverage.list', 'bills'],
    ['Exchange rates', 'Known rates', 'exchange_rates.list', 'exchange rates'],
  ] as const
  for (const [name, title, procedure, what] of empty) {
    await tab(page, name).click()
    await page.getByRole('heading', { name: title }).waitFor()
    await breakDown(page, procedure)
    await page.reload()
    await page.getByRole('alert').getByText(`The ${what} could not be loaded`).waitFor()
    await page.unroute(`**/trpc/${procedure}*`)
    await page.getByRole('button', { name: 'Try again' }).click()
    await page.getByRole('heading', { name: title }).waitFor()
  }
})

test('axe finds nothing wrong, light or dark, and a telephone needs no scrolling sideways', async () => {
  await using billow = await openBillow({ path: '/docs' })
  const { page, app } = billow
  const days = Array.from({ length: 30 }, (_, day) => ({
    BillingPeriodStart: '2026-11-01',
    ChargePeriodStart: `2026-11-${String(day + 1).padStart(2, '0')}`,
  }))
  const november = (cost: string) =>
    withAccount(focusBill(days.slice(0, 22).map((day) => ({ ...day, BilledCost: cost }))), '123456789012')
  await deliverFiles(app, { 'november.csv': november('10') })
  await deliverFiles(app, { 'november-again.csv': november('11.123456') })
  await deliverFiles(app, { 'cur.csv': curOf('9').replaceAll('2026-03', '2026-11') })
  await deliverFiles(app, { 'faulty.csv': focusBill([{ BilledCost: 'n/a', BillingCurrency: 'EUR' }]) })
  await deliverFiles(app, { 'euros.csv': focusBill([{ BillingCurrency: 'EUR' }]) })
  await page.goto(`${app.url}/data`)
  const open = async (name: string) => {
    await tab(page, name).click()
    await page.getByRole('progressbar').waitFor({ state: 'detached' })
    await page.waitForLoadState('networkidle')
    if (name === 'Imports') {
      await page.getByRole('button', { name: 'faulty.csv' }).click()
      await page.getByRole('region', { name: 'Rejected rows' }).waitFor()
    }
    if (name === 'Restatements') await page.getByText('1 service changed').click()
    if (name === 'Reconciliation')
      await page
        .getByRole('button', { name: /^Explain/ })
        .first()
        .click()
  }
  // Neither colours nor structure depend on both at once.
  for (const [width, colorScheme] of [
    [1440, 'light'],
    [390, 'dark'],
  ] as const) {
    await page.setViewportSize({ width, height: 900 })
    await page.emulateMedia({ colorScheme })
    for (const name of views) {
      await open(name)
      expect([name, width, await violations(page)]).toEqual([name, width, []])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  }
})
