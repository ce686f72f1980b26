import { expect, test } from 'vitest'
import { calls, failure, hangsAfter, says, scriptedModel } from '../support/scripted-model.ts'
import { askAndWait, askQuestion, openAssistant } from './ask-billow.ts'
import { openBillow } from './open-billow.ts'

const awsLastMonth = 'What were my AWS costs last month?'
const lastMonth = { name: 'get_cost_summary', arguments: { period: 'last_month', providers: ['AWS'] } }
const sentence = 'Your AWS costs for October 2026 (2026-10-01 to 2026-10-31) were $10,045.63. '

test('questions are answered with figures, a chart, a table, and how they came about', async () => {
  await using billow = await openBillow({
    path: '/explorer',
    browser: { viewport: { width: 1280, height: 900 } },
  })
  const { page, app, takeRequests } = billow
  await page.locator('canvas').waitFor()
  expect(takeRequests().filter((url) => url.includes('assistant-panel'))).toEqual([])
  await openAssistant(page)
  await page.getByText('Offline analyst').waitFor()
  await page.getByRole('button', { name: 'Which cloud provider is most expensive?' }).click()
  await page.getByText('AWS is your most expensive provider').waitFor()

  const answer = await askAndWait(page, awsLastMonth)
  const { body } = await app.rest('/costs/summary?preset=last_month&cloud_provider=AWS')
  const total = body.total_cost.toLocaleString('en-US', { style: 'currency', currency: 'USD' })
  await answer.getByRole('link', { name: total, exact: true }).waitFor()
  await answer.getByRole('figure', { name: /^Bar chart: AWS by service\. EC2 \$/ }).waitFor()
  expect(await answer.getByRole('row', { name: /^AWS EC2 \$[\d,.]+ 81\.5% \+2\.3%$/ }).count()).toBe(1)
  await answer.getByText('Answered by the offline analyst').waitFor()
  await answer.getByText('1 tool call, 3 rows').click()
  const call = await answer.getByRole('region', { name: 'Tool call: get_cost_summary' }).innerText()
  expect(call).toMatch(/Days\s+2026-10-01 to 2026-10-31\s+Providers\s+AWS\s+Services\s+all\s+Rows\s+3/)

  // The panel takes room from the page, whose figures stay whole.
  const figures = page.getByRole('region', { name: 'Key figures' })
  const cut = await figures.evaluate(
    (region) =>
      [...region.querySelectorAll('*')].filter((part) => part.scrollWidth > part.clientWidth + 1).length,
  )
  expect(cut).toBe(0)

  const followUp = await askAndWait(page, 'And for Azure?')
  await followUp.getByText(/^Your Azure costs for October 2026/).waitFor()
  const series = await askAndWait(page, 'Break that down by day')
  await series.getByRole('figure', { name: /^Line chart: Cost by day/ }).waitFor()
})

test('a figure leads to the explorer’s view that shows it', async () => {
  await using billow = await openBillow({ path: '/budgets' })
  const { page } = billow
  await openAssistant(page)
  const answer = await askAndWait(page, awsLastMonth)
  const figure = answer.getByRole('listitem').filter({ hasText: 'EC2' }).getByRole('link').first()
  const amount = await figure.innerText()
  await figure.click()
  await page.waitForURL(/\/explorer\?.*provider=AWS&service=EC2&start_date=2026-10-01&end_date=2026-10-31/)
  await page.getByLabel('Key figures').getByText(amount, { exact: true }).waitFor()
  const cell = answer.getByRole('row', { name: /S3/ }).getByRole('link')
  const other = await cell.innerText()
  await cell.click()
  await page.waitForURL(/service=S3/)
  await page.getByLabel('Key figures').getByText(other, { exact: true }).waitFor()
})

test('the filters of an answer are applied on a click only, and undone', async () => {
  await using billow = await openBillow({ path: '/explorer?provider=GCP&chart=line&granularity=weekly' })
  const { page } = billow
  await openAssistant(page)
  const before = page.url()
  const answer = await askAndWait(page, awsLastMonth)
  expect(page.url()).toBe(before)
  await answer.getByRole('button', { name: 'Apply to the page' }).click()
  await page.getByRole('figure', { name: /^Line chart: Weekly cost by provider, Oct 1 – 31, 2026/ }).waitFor()
  expect(new URL(page.url()).searchParams.getAll('provider')).toEqual(['AWS'])
  await answer.getByRole('button', { name: 'Undo the filters' }).click()
  await page.waitForURL(before)
  await answer.getByRole('button', { name: 'Apply to the page' }).waitFor()
})

test('a running answer is stopped, and asked for again', async () => {
  await using model = await scriptedModel([
    calls({ id: 'a', index: 0, ...lastMonth }),
    hangsAfter(sentence, 'It is'),
    calls({ id: 'a', index: 0, ...lastMonth }),
    says(sentence),
  ])
  const settings = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-for-stop' }
  await using billow = await openBillow({ path: '/explorer', settings })
  const { page, app } = billow
  await openAssistant(page)
  await page.getByText('scripted-for-stop').waitFor()
  const running = await askQuestion(page, awsLastMonth)
  await running.getByText('were $10,045.63.').waitFor()
  await page.getByRole('button', { name: 'Stop the answer' }).click()
  await running.getByText('Stopped before the answer was complete.').waitFor()
  await running.getByText('were $10,045.63.').waitFor()
  expect((await app.rest('/ai/threads')).body).toEqual([])
  await running.getByRole('button', { name: 'Try again' }).click()
  await running.getByText(/^Answered by a language model, with \d+ tokens$/).waitFor()
  expect(await page.getByRole('article').count()).toBe(1)
  expect(model.left()).toBe(0)
})

test('an answer in place of a model that fails says so, and why', async () => {
  await using model = await scriptedModel([failure(401, { message: 'Incorrect API key sk-1234' })])
  const settings = { OPENAI_BASE_URL: model.url, OPENAI_MODEL: 'scripted-for-401' }
  await using billow = await openBillow({ path: '/explorer', settings })
  const { page } = billow
  await openAssistant(page)
  const answer = await askAndWait(page, awsLastMonth)
  await answer.getByText(/key or name was not accepted.*The offline analyst answered instead\./).waitFor()
  await answer.getByText('Answered by the offline analyst').waitFor()
})

test('conversations are kept: listed, opened, gone on with and deleted', async () => {
  await using billow = await openBillow({ path: '/explorer' })
  const { page } = billow
  await openAssistant(page)
  await askAndWait(page, awsLastMonth)
  await page.reload()
  await openAssistant(page)
  await page.getByRole('button', { name: 'Earlier conversations' }).click()
  await page.getByRole('list', { name: 'Conversations' }).getByText(awsLastMonth).click()
  await page.getByRole('article', { name: awsLastMonth }).getByText('1 tool call, 3 rows').waitFor()
  const answer = await askAndWait(page, 'And for Azure?')
  await answer.getByText(/^Your Azure costs for October 2026/).waitFor()
  await page.getByRole('button', { name: 'New conversation' }).click()
  await page.getByRole('list', { name: 'Suggested questions' }).waitFor()
  await page.getByRole('button', { name: 'Earlier conversations' }).click()
  await page.getByRole('button', { name: `Delete “${awsLastMonth}”` }).click()
  await page.getByText('There are no earlier conversations.').waitFor()
})
