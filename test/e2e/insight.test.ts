import { expect, test } from 'vitest'
import { openBillow } from './open-billow.ts'

test('the start page is the overview, with the figures of the API', async () => {
  await using billow = await openBillow({ path: '/', hasFaults: true })
  const { page, app } = billow
  const { body } = await app.rest('/overview')
  const usd = (amount: number) => amount.toLocaleString('en-US', { style: 'currency', currency: 'USD' })
  const figures = page.getByLabel('Key figures')
  await figures.getByText(usd(body.month_to_date)).waitFor()
  await figures.getByText(usd(body.forecast.total.expected)).waitFor()
  await page.getByRole('figure', { name: /^Daily cost from Sep 26, 2026/ }).waitFor()
  expect(await page.locator('[data-band]').getAttribute('d')).toMatch(/Z$/)
  expect(new URL(page.url()).pathname).toBe('/')
})

test('two clicks lead from the overview over the change to the costs of its driver', async () => {
  await using billow = await openBillow({ path: '/', hasFaults: true })
  const { page } = billow
  await page.getByRole('link', { name: 'Explain the change' }).click()
  await page.getByRole('figure', { name: /^Waterfall by service/ }).waitFor()
  const driver = page.getByRole('region', { name: 'Parts of the difference' }).getByRole('link').first()
  const name = await driver.innerText()
  await driver.click()
  await page.waitForURL(/\/explorer\?/)
  const [, service = ''] = name.split(' / ')
  await page.getByRole('figure', { name: new RegExp(`Daily cost by service.*${service}`) }).waitFor()
})

test('an anomaly’s mark on the trend can be focused and leads to it', async () => {
  await using billow = await openBillow({ path: '/', hasFaults: true })
  const { page } = billow
  const mark = page.getByRole('link', { name: /2026: 1 anomaly / }).first()
  const label = (await mark.getAttribute('aria-label')) ?? ''
  await mark.focus()
  await page.getByRole('tooltip').getByText(label).waitFor()
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/anomalies\?id=/)
  const chosen = page.locator('article[data-chosen=true]')
  await chosen.getByText('Driver').waitFor()
  await chosen.getByRole('link', { name: 'See it in the explorer' }).click()
  await page.getByRole('figure', { name: /Daily cost by service/ }).waitFor()
})

test('a mark of several anomalies leads to all of its days', async () => {
  await using billow = await openBillow({ path: '/', hasFaults: true })
  const { page } = billow
  await page
    .getByRole('link', { name: /the worst high$/ })
    .first()
    .click()
  await page.waitForURL(/\/anomalies\?status=all&start_date=/)
  await page.getByRole('article').getByText('High', { exact: true }).first().waitFor()
  await page.getByRole('button', { name: /show all days$/ }).click()
  await page.getByRole('combobox', { name: 'Range' }).waitFor()
})

test('an anomaly is marked as expected with a note, which is kept', async () => {
  await using billow = await openBillow({ path: '/anomalies', hasFaults: true })
  const { page, app } = billow
  const first = page.getByRole('article').first()
  await first.getByRole('button', { name: /^Mark as expected/ }).click()
  await page.getByRole('textbox', { name: /^Note/ }).fill('Load test')
  await page.getByRole('button', { name: 'Mark as expected', exact: true }).click()
  await page.getByText('Expected', { exact: true }).first().click()
  await page.waitForURL(/status=expected/)
  await page.getByText(/Expected since .*: Load test/).waitFor()
  const { body } = await app.rest('/anomalies?status=expected')
  expect(body.anomalies).toMatchObject([{ note: 'Load test' }])
})

test('all that is listed is decided on at once, and can cover its kind', async () => {
  await using billow = await openBillow({ path: '/anomalies', hasFaults: true })
  const { page, app } = billow
  await page.getByRole('checkbox', { name: /^Choose all/ }).check()
  const several = page.getByRole('region', { name: 'Several at once' })
  await several.getByRole('button', { name: 'Mark as expected' }).click()
  await several.getByRole('combobox', { name: 'What is expected' }).click()
  await page.getByRole('option', { name: 'Its kind every month' }).click()
  await several.getByRole('button', { name: 'Mark as expected' }).click()
  await page.getByText('Nothing odd is open').waitFor()
  const { body } = await app.rest('/anomalies?status=expected&preset=last_90_days')
  expect(new Set(body.anomalies.map(({ covers }: { covers: string }) => covers))).toEqual(
    new Set(['monthly']),
  )
})

test('other settings are tried on the last 90 days and put in force', async () => {
  await using billow = await openBillow({ path: '/anomalies', hasFaults: true })
  const { page, app } = billow
  await page.getByText(/try other settings/).click()
  await page.getByLabel('At least USD off').fill('100')
  await page.getByRole('rowheader', { name: 'These settings: 20%, $100.00' }).waitFor()
  await page.getByRole('button', { name: 'Put in force' }).click()
  await page.getByText('Reported from 20% and $100.00 on').waitFor()
  const { body } = await app.rest('/anomalies/preview')
  expect(body.current.gates).toEqual({ threshold_percent: 20, min_impact: 100 })
})

test('a budget is made, warns, and its alert is acknowledged', async () => {
  await using billow = await openBillow({ path: '/budgets' })
  const { page, app } = billow
  await page.getByRole('button', { name: 'Make a budget' }).click()
  await page.getByRole('button', { name: 'Make the budget' }).click()
  await page.getByText('Give the budget a name.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('AWS in all')
  await page.getByRole('textbox', { name: 'Amount in USD' }).fill('5,000')
  await page.getByRole('group', { name: 'Providers' }).getByText('AWS').click()
  await page.getByRole('textbox', { name: 'Team' }).fill('Web')
  await page.getByText('Amounts of single months').click()
  await page.getByText('Forecast', { exact: true }).click()
  await page.getByRole('textbox', { name: 'On top, %' }).fill('-50')
  await page.getByRole('button', { name: 'Fill in' }).click()
  await page.getByText(/^\d+ of 12 months were filled in, in USD\.$/).waitFor()
  const november = page.getByRole('textbox', { name: 'Nov 2026' })
  expect(Number(await november.inputValue())).toBeGreaterThan(0)
  await november.fill('')
  await page.getByRole('button', { name: 'Make the budget' }).click()
  const card = page.getByRole('article', { name: 'Budget AWS in all' })
  await card.getByText('Over', { exact: true }).waitFor()
  await card.getByText(/^Exceeded on Nov \d+, 2026$/).waitFor()
  await card.getByText('Details and past periods').click()
  await card.getByRole('row', { name: /Oct 1 – 31, 2026/ }).waitFor()

  await page.getByText('Alerts', { exact: true }).click()
  await page.getByRole('button', { name: 'Look for new alerts now' }).click()
  const alert = page.getByRole('article', { name: "Budget 'AWS in all' reached 100 %" })
  await alert.getByText('Sent nowhere: no webhook takes it · Team Web').waitFor()
  await alert.getByRole('button', { name: /^Acknowledge/ }).click()
  await page.getByRole('textbox', { name: /^Note/ }).fill('Asked the data team')
  await page.getByRole('button', { name: 'Acknowledge', exact: true }).click()
  await alert.waitFor({ state: 'detached' })
  const { body } = await app.rest('/alerts?status=acknowledged')
  expect(body).toMatchObject([{ acknowledge_note: 'Asked the data team' }])

  await page.getByText('Budgets', { exact: true }).last().click()
  await card.getByRole('button', { name: /^Change the budget/ }).click()
  await page.getByRole('textbox', { name: 'Amount in USD' }).fill('90000')
  await page.getByRole('button', { name: 'Save the budget' }).click()
  await card.getByText('On track').waitFor()
  await page.getByRole('searchbox', { name: 'Find a budget' }).fill('data')
  await page.getByText('0 of 1 budget', { exact: true }).waitFor()
  await page.getByRole('searchbox', { name: 'Find a budget' }).fill('web aws')
  await card.getByRole('button', { name: /^Delete the budget/ }).click()
  await card.getByRole('button', { name: 'Yes, delete' }).click()
  await page.getByText('No budget yet').waitFor()
})

test('a webhook is added, tested, and never shows its secret again', async () => {
  await using billow = await openBillow({ path: '/budgets?tab=webhooks' })
  const { page } = billow
  await page.getByRole('button', { name: 'Add a webhook' }).click()
  await page.getByRole('textbox', { name: 'Name' }).fill('On-call')
  await page.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9/hook')
  await page.getByRole('button', { name: 'Make a secret' }).click()
  expect(await page.getByLabel('Secret that signs the messages').inputValue()).toMatch(/^whsec_.{44}$/)
  await page.getByLabel('Secret that signs the messages').fill('a-long-random-text')
  await page.getByRole('group', { name: 'Severities' }).getByText('Critical').click()
  await page.getByRole('textbox', { name: 'Teams' }).fill('Web, Data')
  await page.getByText('Every day', { exact: true }).click()
  await page.getByRole('button', { name: 'Add the webhook', exact: true }).click()
  const card = page.getByRole('article', { name: 'Webhook On-call' })
  await card.getByText('Signed').waitFor()
  await card
    .getByText('Takes critical · team Web, Data. Quiet from 22:00 to 07:00 (UTC), but for critical alerts.')
    .waitFor()
  await card.getByRole('button', { name: /^Send a test message/ }).click()
  await card.getByText(/^The message did not arrive/).waitFor()
  await card.getByText('Delivery log').click()
  await card.getByRole('row', { name: /Test pending/ }).waitFor()
  await card.getByRole('button', { name: /^Change the webhook/ }).click()
  expect(await page.getByLabel('Secret that signs the messages').inputValue()).toBe('')
  expect(await page.content()).not.toContain('a-long-random-text')
})

test('a recommendation is dismissed with a reason, and taken back', async () => {
  await using billow = await openBillow({ path: '/recommendations', hasFaults: true })
  const { page, app } = billow
  const first = page.getByRole('article').first()
  const title = await first.getByRole('heading').innerText()
  await first.getByText('Evidence, formula and assumptions').click()
  await first.getByText(/^Saving = /).waitFor()
  await first.getByRole('button', { name: /^Dismiss/ }).click()
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await page.getByText('Say why, for those who come later.').waitFor()
  await page.getByRole('textbox', { name: /^Why is it not to be done/ }).fill('The contract ends in March')
  await page.getByRole('button', { name: 'Dismiss', exact: true }).click()
  await page.getByRole('article', { name: title }).waitFor({ state: 'detached' })
  const { body } = await app.rest('/recommendations?state=dismissed')
  expect(body.recommendations).toMatchObject([{ title, reason: 'The contract ends in March' }])
  await page.getByText('Dismissed', { exact: true }).click()
  await page.getByText('Dismissed: The contract ends in March').waitFor()
  await page.getByRole('button', { name: /^Open again/ }).click()
  await page.getByText('Nothing to recommend').waitFor()
})

test('a changed assumption changes the saving', async () => {
  await using billow = await openBillow({ path: '/recommendations', hasFaults: true })
  const { page } = billow
  const card = page.getByRole('article', { name: 'Commit to the steady compute of AWS', exact: true })
  const before = await card
    .getByText(/ a month$/)
    .first()
    .innerText()
  await card.getByText('Evidence, formula and assumptions').click()
  await card.getByRole('textbox', { name: /one-year commitment/ }).fill('14')
  await card.getByRole('button', { name: 'Assume this' }).click()
  await expect
    .poll(() =>
      card
        .getByText(/ a month$/)
        .first()
        .innerText(),
    )
    .not.toBe(before)
})

test('a done recommendation is followed up', async () => {
  await using billow = await openBillow({ path: '/recommendations', hasFaults: true })
  const { page } = billow
  await page
    .getByRole('article')
    .first()
    .getByRole('button', { name: /^Mark as done/ })
    .click()
  await page.getByRole('textbox', { name: /^What was done/ }).fill('Rolled back')
  await page.getByRole('button', { name: 'Mark as done', exact: true }).click()
  await page.getByText('Done', { exact: true }).click()
  await page.getByText('Done: Rolled back').waitFor()
  await page.getByText('Saving seen a month').waitFor()
})
