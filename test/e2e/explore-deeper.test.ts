import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import { describe, expect, test } from 'vitest'
import { deepBill, lastDay, missingDay } from '../support/deep-bill.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { openBillow } from './open-billow.ts'
import { shareBillow } from './share-billow.ts'
import { violations } from './violations.ts'

const month = '/explorer?preset=this_month'

const shared = shareBillow({ path: '/imports', hasDemoData: false }, ({ app }) =>
  deliverBill(app, deepBill()),
)
const { open } = shared

async function choose(page: Page, group: string, option: string): Promise<void> {
  await page.getByRole('radiogroup', { name: group }).getByText(option, { exact: true }).click()
}

const usd = (amount: number) => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' })

async function showsTotal(page: Page, query: string): Promise<void> {
  const { body } = await shared.billow.app.rest(`/costs/summary?preset=this_month&${query}`)
  const figures = page.getByLabel('Key figures')
  await figures.getByText(usd(body.total_cost), { exact: true }).first().waitFor()
  await page.getByRole('figure', { name: new RegExp(`Total \\${usd(body.total_cost)}:`) }).waitFor()
}

test('costs are grouped by account, region and tag, and saved the same way', async () => {
  const page = await open(`${month}&group_by=region&charge_category=Fee`)
  await page.getByText('The address asks for charge_category “Fee”').waitFor()
  const chart = (words: string) => page.getByRole('figure', { name: new RegExp(words) })
  await chart('by region.*eu-central-1 \\$2,100.00, us-east-1 \\$1,119.50, No region -\\$60.00').waitFor()
  await choose(page, 'Group by', 'Account')
  await chart('by account.*shop \\$2,040.00, data \\$1,119.50').waitFor()
  await choose(page, 'Group by', 'Tag')
  await page.getByRole('region', { name: 'Tag keys' }).getByRole('button', { name: /^team/ }).click()
  await chart('by tag “team”.*web \\$2,100.00, data \\$630.00, Not tagged').waitFor()
  await page.waitForURL(/group_by=tag/)

  const { body } = await shared.billow.app.rest('/costs/tags?preset=this_month&tag_key=team')
  const { cost, percentage } = body.without_key
  const coverage = page.getByRole('region', { name: 'Tag coverage' })
  await coverage
    .getByText(`${percentage.toFixed(1)}%`, { exact: true })
    .first()
    .waitFor()
  await coverage.getByText(`(${usd(cost)} of ${usd(body.total_cost)}) lacks the tag “team”.`).waitFor()
  // As long as the next answer is on its way, what stands under its heading is the one before.
  let deliver = () => {}
  const delivered = new Promise<void>((resolve) => {
    deliver = resolve
  })
  await page.route('**/trpc/**costs.aggregate**', async (route) => {
    await delivered
    await route.continue()
  })
  await coverage.getByRole('button', { name: /^env/ }).click()
  await chart('by tag “env”').waitFor()
  await page.getByRole('button', { name: 'Export CSV', disabled: true }).waitFor()
  deliver()

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  const csv = await readFile(await download.path(), 'utf8')
  expect(csv.split('\r\n')[0]).toBe('\uFEFFPeriod,Tag: env,Cost (USD),Share (%)')
  expect(csv).toContain(`${lastDay},prod,110.00,`)
})

test('filters are found by typing, stand as chips and in the address, and go one by one', async () => {
  shared.billow.takeRequests()
  const page = await open(month)
  await showsTotal(page, '')
  expect(shared.billow.takeRequests().filter((url) => /costs\.(values|tags|resources)/.test(url))).toEqual([])
  await page.getByRole('button', { name: 'More filters' }).click()
  await page.getByRole('button', { name: 'Accounts: All accounts' }).click()
  await page.getByRole('textbox', { name: 'Find an account' }).fill('DAT')
  await page.getByRole('option', { name: /^shop/ }).waitFor({ state: 'detached' })
  await page.getByRole('option', { name: /^data/ }).click()
  await page.keyboard.press('Escape')
  await page.getByRole('button', { name: 'Tag key: None' }).click()
  await page.getByRole('option', { name: /^env/ }).click()
  await page.getByRole('button', { name: 'Tag value: All values' }).click()
  await page.getByRole('option', { name: /^prod/ }).click()
  await page.waitForURL(/account=data.*tag=env%3Dprod/)
  await showsTotal(page, 'account=data&tag=env%3Dprod')

  await page.reload()
  await showsTotal(page, 'account=data&tag=env%3Dprod')
  await page.getByRole('button', { name: 'Remove Tag env=prod' }).click()
  await showsTotal(page, 'account=data')
  await page.getByRole('button', { name: 'Remove Account data' }).click()
  await showsTotal(page, '')
  await page.goBack()
  await page.getByRole('button', { name: 'Remove Account data' }).waitFor()
})

test('credits, tax and refunds come out of the total to the cent, and the headline says so', async () => {
  const page = await open(month)
  const include = page.getByRole('group', { name: 'Include' })
  const figures = page.getByLabel('Key figures')
  await figures.getByText('$3,159.50', { exact: true }).waitFor()
  await include.getByText('Credits').click()
  await figures.getByText('$3,409.50', { exact: true }).waitFor()
  await include.getByText('Tax').click()
  await figures.getByText('$3,219.50', { exact: true }).waitFor()
  await figures.getByText('Without credits and tax').waitFor()
  await include.getByText('Refunds').click()
  await figures.getByText('$3,255.00', { exact: true }).waitFor()
  await page
    .getByRole('heading', { name: 'Daily cost by provider, without credits, tax and refunds' })
    .waitFor()
  await include.getByText('Credits').click()
  await showsTotal(page, 'exclude=tax&exclude=refunds')
})

test('a service leads to its resources, a resource to what it consists of, and back', async () => {
  const page = await open(`${month}&group_by=service&chart=table&sort=-cost`)
  await page.getByRole('button', { name: 'EC2', exact: true }).first().focus()
  await page.keyboard.press('Enter')
  const top = page.getByRole('region', { name: 'Top resources', exact: true })
  const row = top.getByRole('row', { name: /i-0a1b2c3d/ })
  await row.waitFor()
  expect((await row.innerText()).split(/\s+/)).toEqual([
    'i-0a1b2c3d',
    'shop',
    'eu-central-1',
    '$1,260.00',
    '56.0%',
    '+50.0%',
  ])
  const trail = page.getByRole('navigation', { name: 'Breadcrumb' })
  expect(await trail.innerText()).toMatch(/All costs\s+AWS\s+EC2/)
  await row.getByRole('button').click()
  await page.waitForURL(/resource=i-0a1b2c3d/)
  await page.getByLabel('Key figures').getByText('$1,260.00', { exact: true }).first().waitFor()
  await trail.getByRole('button', { name: 'EC2' }).click()
  await row.waitFor()
  await page.goBack()
  await page.getByRole('button', { name: 'Remove Resource i-0a1b2c3d' }).waitFor()
  await trail.getByRole('button', { name: 'All costs' }).click()
  await trail.waitFor({ state: 'detached' })
})

test('incomplete days are hatched, named, and compared only when asked for', async () => {
  const page = await open(month)
  await page.getByRole('figure', { name: /Incomplete: Nov 10, 2026 and Nov 22 – 24, 2026\./ }).waitFor()
  for (const kind of ['Bars', 'Lines']) {
    await page.getByText(kind, { exact: true }).click()
    for (const day of [missingDay, lastDay]) await page.locator(`[data-incomplete~="${day}"]`).waitFor()
  }
  expect(await page.locator('[data-incomplete~="2026-11-09"]').count()).toBe(0)
  await page.getByRole('list', { name: 'Legend' }).getByText('Incomplete').waitFor()
  await page.getByText('Bars', { exact: true }).click()
  const hatched = await page.locator(`[data-incomplete~="${lastDay}"]`).boundingBox()
  if (hatched === null) throw new Error('Nothing is hatched.')
  const [x, y] = [hatched.x + hatched.width / 6, hatched.y + hatched.height - 100]
  await page.mouse.move(x - 1, y)
  await page.mouse.move(x, y)
  await page.locator('[data-tooltip]').getByText('Charges still come in').waitFor()

  const figures = page.getByLabel('Key figures')
  await figures.getByText('20 of 24 days.').waitFor()
  await figures.getByText('+15.6%').waitFor()
  await figures.getByRole('button', { name: 'Count incomplete days' }).click()
  const { body } = await shared.billow.app.rest('/costs/summary?preset=this_month&incomplete_days=include')
  await figures.getByText(`+${body.percentage_change.toFixed(1)}%`).waitFor()
  await page.waitForURL(/incomplete_days=include/)
  await open('/')
  await page.locator(`[data-incomplete="${missingDay}"]`).waitFor({ state: 'attached' })
})

describe.each([
  ['light', 1440],
  ['dark', 390],
] as const)('in %s colours, %d wide', (colorScheme, width) => {
  test('axe finds nothing wrong, and nothing scrolls sideways', async () => {
    const { page } = shared.billow
    await page.emulateMedia({ colorScheme })
    await page.setViewportSize({ width, height: 900 })
    const views = [
      [`${month}&group_by=resource&service=EC2&account=shop&exclude=tax`, 'Top resources'],
      [`${month}&group_by=tag&tag_key=team&chart=line`, 'Tag coverage'],
      [`${month}&group_by=tag`, 'Tag keys'],
    ] as const
    for (const [path, ready] of views) {
      await open(path)
      await page.getByRole('region', { name: ready, exact: true }).getByRole('button').first().waitFor()
      if (width < 768) await page.getByRole('button', { name: /^Filters/ }).click()
      await page.getByRole('button', { name: /^More filters/ }).click()
      await page.getByRole('button', { name: /^Accounts:/ }).waitFor()
      expect(await violations(page)).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    }
  })
})

test('demo data says that it goes no deeper, and where such costs come from', async () => {
  await using demo = await openBillow({ path: '/explorer?group_by=service' })
  const { page } = demo
  await page.getByRole('list', { name: 'Legend' }).getByRole('button', { name: /^EC2/ }).click()
  await page.getByRole('heading', { name: 'These costs have no resource' }).waitFor()
  await page.getByText('The demo data knows only providers and services.').waitFor()
  expect(await page.locator('canvas').count()).toBe(0)
  await choose(page, 'Group by', 'Tag')
  await page.getByRole('heading', { name: 'These costs have no tag' }).waitFor()
  await page.getByRole('button', { name: 'Group by service' }).click()
  await page.getByRole('figure', { name: /by service.*EC2/ }).waitFor()
  await choose(page, 'Group by', 'Account')
  await page.getByRole('main').getByRole('link', { name: 'Import a bill' }).click()
  await page.getByText('No bill has been imported yet').waitFor()
})
