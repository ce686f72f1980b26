import { readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { shareBillow } from './share-billow.ts'

const shared = shareBillow()

test('the first visit shows the demo data, and says that it is', async () => {
  const page = await shared.open()
  const { app } = shared.billow
  await page
    .getByRole('figure', { name: /^Bar chart: Daily cost by provider, Oct 26 – Nov 24, 2026/ })
    .waitFor()
  expect(new URL(page.url()).pathname).toBe('/explorer')
  expect(await page.getByText('Demo data', { exact: true }).count()).toBe(1)
  const { body } = await app.rest('/costs/summary?preset=last_30_days')
  const total = body.total_cost.toLocaleString('en-US', { style: 'currency', currency: 'USD' })
  await page.getByLabel('Key figures').getByText(total).waitFor()
  await page.getByText('Oct 26 – Nov 21 vs Sep 26 – Oct 22, 2026').waitFor()
})

test('bars, lines and table draw one answer without a request, with the network cut', async () => {
  const page = await shared.open()
  const { takeRequests } = shared.billow
  await page.getByRole('figure', { name: /^Bar chart/ }).waitFor()
  await page.locator('canvas').waitFor()
  takeRequests()
  await page.context().setOffline(true)
  await page.getByText('Lines', { exact: true }).click()
  await page.getByRole('figure', { name: /^Line chart/ }).waitFor()
  await page.getByText('Table', { exact: true }).click()
  await page.getByRole('row', { name: /Total of 90 rows/ }).waitFor()
  await page.getByText('Bars', { exact: true }).click()
  await page.getByRole('figure', { name: /^Bar chart/ }).waitFor()
  await page.getByLabel('Group by').getByText('Service').click()
  await page.getByRole('figure', { name: /Daily cost by service/ }).waitFor()
  expect(takeRequests()).toEqual([])
  await page.context().setOffline(false)
})

test('pointing at a bar or a line tells its cost, share and provider', async () => {
  const page = await shared.open()
  for (const kind of ['Bars', 'Lines']) {
    await page.getByText(kind, { exact: true }).click()
    const box = await page.locator('canvas').boundingBox()
    if (box === null) throw new Error('The chart is not drawn.')
    await page.mouse.move(box.x + 73, box.y + box.height - 90)
    await page.mouse.move(box.x + 74, box.y + box.height - 92)
    const tooltip = page.locator('[data-tooltip]')
    await tooltip.waitFor()
    const text = await tooltip.innerText()
    expect(text).toMatch(/Cost\s+\$[\d,]+\.\d\d/)
    expect(text).toMatch(/Share of total\s+\d+\.\d%/)
    expect(text).toMatch(/Provider\s+(AWS|Azure|GCP)/)
  }
})

test('the table sorts, finds rows, and its CSV holds exactly what it shows', async () => {
  const page = await shared.open('/explorer?chart=table&group_by=service&preset=last_week')
  await page.getByRole('button', { name: 'Cost', exact: true }).click()
  await page.getByRole('columnheader', { name: 'Cost' }).and(page.locator('[aria-sort=descending]')).waitFor()
  await page.getByLabel('Find rows').fill('gcp')
  await page.getByRole('row', { name: /Total of 21 rows/ }).waitFor()
  await page.waitForURL(/search=gcp/)
  const shown = await page
    .locator('tbody tr')
    .evaluateAll((rows) => rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)))
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Export CSV' }).click(),
  ])
  expect(download.suggestedFilename()).toBe('billow-costs-2026-11-16-2026-11-22.csv')
  const csv = await readFile(await download.path(), 'utf8')
  const [header = '', ...lines] = csv.trim().split('\r\n')
  expect(header.replace('\uFEFF', '')).toBe('Period,Provider,Service,Cost (USD),Share (%)')
  const cells = lines.map((line) => {
    const [period, provider, service, cost, share] = line.split(',')
    const dollars = Number(cost).toLocaleString('en-US', { style: 'currency', currency: 'USD' })
    return [period, provider, service, dollars, `${share}%`]
  })
  expect(cells).toEqual(shown)
})

test('the address holds the view, so that a reload and a step back keep it', async () => {
  const page = await shared.open(
    '/explorer?provider=AWS&chart=table&sort=cost&preset=last_week&granularity=weekly&group_by=service',
  )
  const table = page.getByRole('table')
  await table.waitFor()
  const before = await table.innerText()
  await page.reload()
  await table.waitFor()
  expect(await table.innerText()).toBe(before)
  await page.getByText('Lines', { exact: true }).click()
  await page.waitForURL(/chart=line/)
  await page.goBack()
  await table.waitFor()
  expect(await page.getByRole('columnheader', { name: 'Cost' }).getAttribute('aria-sort')).toBe('ascending')
})

test('an address that makes no sense shows the usual view and says so', async () => {
  const page = await shared.open('/explorer?chart=pie&provider=IBM')
  await page.getByRole('figure', { name: /^Bar chart/ }).waitFor()
  await page.getByText('The address asks for chart “pie”').waitFor()
  await page.getByText('The address asks for provider “IBM”').waitFor()
})

test('a question without an answer says why, and how to get out', async () => {
  const page = await shared.open('/explorer?service=EC3')
  await page.getByText("No service named 'EC3'. Did you mean EC2?").waitFor()
  await page.getByRole('button', { name: 'Clear the filters' }).click()
  await page.getByRole('figure', { name: /^Bar chart/ }).waitFor()
})

test('a range that goes past the data says that it is incomplete', async () => {
  const page = await shared.open('/explorer?preset=this_week')
  await page.getByText('there is no data yet for Nov 25 – 29, 2026').waitFor()
})
