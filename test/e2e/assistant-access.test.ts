import { describe, expect, test } from 'vitest'
import { askAndWait, openAssistant } from './ask-billow.ts'
import { openBillow } from './open-billow.ts'
import { violations } from './violations.ts'

const question = 'What were my AWS costs last month?'
const phone = { width: 390, height: 844 }

test.each(['/', '/explorer', '/budgets', '/nowhere'])(
  'the keyboard opens and closes the assistant on %s, and the focus follows',
  async (path) => {
    await using billow = await openBillow({ path })
    const { page } = billow
    await page.getByRole('heading', { level: 1 }).waitFor()
    const start = page.getByRole('link', { name: 'Billow, start page' })
    await start.focus()
    await page.keyboard.press('Control+j')
    const box = page.getByRole('textbox', { name: 'Question' })
    await box.and(page.locator(':focus')).waitFor()
    await page.keyboard.type('Half a question')
    await page.keyboard.press('Escape')
    await box.waitFor({ state: 'hidden' })
    await start.and(page.locator(':focus')).waitFor()
    await page.keyboard.press('Control+j')
    await box.and(page.locator(':focus')).waitFor()
    expect(await box.inputValue()).toBe('Half a question')
    await page.keyboard.press('Control+j')
    await box.waitFor({ state: 'hidden' })
  },
)

describe.each(['light', 'dark'] as const)('in %s colours', (colorScheme) => {
  test.each([
    ['beside the page', { width: 1440, height: 900 }],
    ['on a telephone', phone],
  ])('axe finds nothing wrong with the assistant %s', async (_name, viewport) => {
    await using billow = await openBillow({ path: '/explorer', browser: { colorScheme, viewport } })
    const { page } = billow
    await openAssistant(page)
    await page.getByRole('list', { name: 'Suggested questions' }).waitFor()
    expect(await violations(page)).toEqual([])
    const answer = await askAndWait(page, question)
    await answer.getByText('1 tool call, 3 rows').click()
    await answer.locator('canvas').waitFor()
    expect(await violations(page)).toEqual([])
    await page.getByRole('button', { name: 'Earlier conversations' }).click()
    await page.getByRole('list', { name: 'Conversations' }).waitFor()
    expect(await violations(page)).toEqual([])
  })
})

test('a telephone shows the assistant in full, keeps the focus in it, and nothing scrolls sideways', async () => {
  await using billow = await openBillow({ path: '/explorer', browser: { viewport: phone } })
  const { page } = billow
  await openAssistant(page)
  const panel = page.getByRole('dialog', { name: 'Assistant' })
  expect(await panel.boundingBox()).toEqual({ x: 0, y: 0, ...phone })
  for (const asked of [question, 'Daily AWS costs by service last week', 'Any cost anomalies this month?']) {
    const answer = await askAndWait(page, asked)
    await answer.getByText(/tool call,/).click()
  }
  const overflow = await page.evaluate(() => {
    const log = document.querySelector('#assistant [role=log]')
    return [document.documentElement, log].map((box) =>
      box === null ? 0 : box.scrollWidth - box.clientWidth,
    )
  })
  expect(overflow).toEqual([0, 0])
  for (let presses = 0; presses < 60; presses += 1) {
    await page.keyboard.press('Tab')
    const isInside = await page.evaluate(() => document.activeElement?.closest('#assistant') !== null)
    expect(isInside).toBe(true)
  }
  await page.getByRole('link', { name: /^\$/ }).first().click()
  await page.waitForURL(/\/explorer\?.*provider=AWS/)
  await panel.waitFor({ state: 'hidden' })
})
