import { expect, test } from 'vitest'
import { openBillow } from './open-billow.ts'
import { shareBillow } from './share-billow.ts'
import { violationsInBothColours } from './violations.ts'

const shared = shareBillow()

const views = [
  ['bars', '/explorer', 'canvas'],
  ['lines by service', '/explorer?chart=line&group_by=service', 'canvas'],
  ['the table', '/explorer?chart=table', 'table'],
  ['nothing found', '/explorer?service=EC3', 'text=Did you mean'],
  ['notices', '/explorer?chart=pie&preset=this_week', 'text=incomplete'],
  ['no such page', '/nowhere', 'text=There is no such page'],
] as const

test.each(views)('axe finds nothing wrong with %s, light or dark', async (_name, path, ready) => {
  const page = await shared.open(path)
  await page.locator(ready).first().waitFor()
  expect(await violationsInBothColours(page)).toEqual([])
})

test('axe finds nothing wrong with the open filters, light or dark', async () => {
  const page = await shared.open()
  await page.locator('canvas').waitFor()
  await page.getByRole('button', { name: 'Services: All services' }).click()
  await page.getByRole('option', { name: /EC2/ }).waitFor()
  expect(await violationsInBothColours(page)).toEqual([])
})

test('everything is reached and worked by keyboard', async () => {
  await using billow = await openBillow()
  const { page } = billow
  await page.locator('canvas').waitFor()
  await page.keyboard.press('Tab')
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '')
  expect(await focused()).toBe('Skip to the content')
  await page.keyboard.press('Enter')
  expect(await page.evaluate(() => document.activeElement?.id)).toBe('content')
  await page.getByRole('button', { name: 'Services: All services' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('textbox', { name: 'Find a service' }).waitFor()
  await page.keyboard.type('lambda')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(/service=Lambda/)
  await page.keyboard.press('Escape')
  await page.getByRole('radio', { name: 'Bars' }).focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await page.getByRole('button', { name: 'Cost', exact: true }).focus()
  await page.keyboard.press('Enter')
  await page.waitForURL(/sort=-cost/)
})

test.each(['/explorer', '/explorer?chart=table&group_by=service', '/explorer?chart=line&group_by=service'])(
  'a telephone shows %s without scrolling sideways',
  async (path) => {
    await using billow = await openBillow({ path, browser: { viewport: { width: 390, height: 844 } } })
    const { page } = billow
    await page.locator('canvas, table').first().waitFor()
    await page.getByRole('button', { name: 'Filters' }).click()
    await page.getByRole('combobox', { name: 'Range' }).waitFor()
    await page.getByRole('button', { name: 'Open the navigation' }).click()
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(width).toBeLessThanOrEqual(390)
  },
)

test('the colours go round from the system’s to light and dark, and are kept', async () => {
  await using billow = await openBillow({ browser: { colorScheme: 'light' } })
  const { page } = billow
  await page.getByRole('button', { name: /^Colours: as the system/ }).click()
  await page.getByRole('button', { name: /^Colours: light/ }).click()
  await page.getByRole('button', { name: /^Colours: dark/ }).waitFor()
  await page.reload()
  await page.getByRole('button', { name: /^Colours: dark/ }).waitFor()
  expect(await page.evaluate(() => document.documentElement.dataset['mantineColorScheme'])).toBe('dark')
})
