import { describe, expect, test } from 'vitest'
import { changeData } from '../../server/database/data-version.ts'
import { createTestApp, json } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'

const reason = 'No cost is of that time: bills are read from the year 2000 to two years from today.'

// Today is 2026-11-24.
const inside = ['2000-01-01', '2026-11-25', '2028-11-24']
const outside = ['1999-12-31', '2028-11-25', '9999-09-05', '2926-10-05', '1899-12-30', '0001-01-01']

/** A bill of each format with one good row and one of another day, in another billing period. */
const bills: Readonly<
  Record<string, (day: string, month: string) => [text: string, dateColumn: string, monthColumn: string]>
> = {
  focus: (day, month) => [
    focusBill([{}, { ChargePeriodStart: `${day}T00:00:00Z`, BillingPeriodStart: `${month}-01T00:00:00Z` }]),
    'ChargePeriodStart',
    'BillingPeriodStart',
  ],
  aws: (day, month) => [
    `lineItem/UnblendedCost,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/CurrencyCode,bill/BillingPeriodStartDate
1,Usage,2026-10-05T00:00:00Z,USD,2026-10-01T00:00:00Z
1,Usage,${day}T00:00:00Z,USD,${month}-01T00:00:00Z
`,
    'lineItem/UsageStartDate',
    'bill/BillingPeriodStartDate',
  ],
  azure: (day, month) => [
    `Cost,Date,BillingCurrency,MeterCategory,MeterId,BillingPeriodStartDate
1,10/05/2026,USD,Storage,m,10/01/2026
1,${day.slice(5, 7)}/${day.slice(8)}/${day.slice(0, 4)},USD,Storage,m,${month.slice(5)}/01/${month.slice(0, 4)}
`,
    'Date',
    'BillingPeriodStartDate',
  ],
  gcp: (day, month) => [
    `billing_account_id,usage_start_time,cost,currency,service.description,invoice.month
a,2026-10-05 00:00:00 UTC,1,USD,Storage,202610
a,${day} 00:00:00 UTC,1,USD,Storage,${month.replace('-', '')}
`,
    'usage_start_time',
    'invoice.month',
  ],
}

describe.each(Object.entries(bills))('a row of a %s bill', (_format, billOf) => {
  const settings = { IMPORT_MAX_BAD_PERCENT: '50' }

  test(`of a day within is taken: ${inside.join(', ')}`, async () => {
    await using app = await createTestApp({ settings })
    for (const day of inside) {
      const [text] = billOf(day, day.slice(0, 7))
      expect(await deliverFiles(app, { [`${day}.csv`]: text })).toMatchObject({
        status: 'done',
        rows_kept: 2,
      })
    }
  })

  test(`of a day without is set aside: ${outside.join(', ')}`, async () => {
    await using app = await createTestApp({ settings })
    for (const day of outside) {
      const [text, column] = billOf(day, '2026-10')
      const outcome = await deliverFiles(app, { [`${day}.csv`]: text })
      expect([day, outcome]).toMatchObject([day, { rows_read: 2, rows_rejected: 1 }])
      expect(outcome.rejected).toMatchObject([
        { file: `${day}.csv`, line: 3, column, value: expect.stringMatching(/\d/), reason },
      ])
    }
  })

  test('of a billing period without is set aside', async () => {
    await using app = await createTestApp({ settings })
    for (const month of ['1999-12', '2028-12', '9999-12']) {
      const [text, , column] = billOf('2026-10-05', month)
      const outcome = await deliverFiles(app, { [`${month}.csv`]: text })
      expect([month, outcome.rejected]).toMatchObject([month, [{ line: 3, column, reason }]])
    }
  })
})

test('a bill of nothing but absurd days is refused with the first of them', async () => {
  await using app = await createTestApp()
  const bill = focusBill([{ ChargePeriodStart: '9999-09-05T00:00:00Z' }])
  expect(await deliverFiles(app, { 'x.csv': bill })).toMatchObject({
    status: 'refused',
    message: `1 of 1 rows cannot be read, more than 1%: first x.csv line 2, column ChargePeriodStart, '9999-09-05T00:00:00Z': ${reason} Nothing was changed.`,
  })
  expect((await app.rest('/coverage')).body).toEqual([])
})

describe('by hand', () => {
  const entry = { cloud_provider: 'AWS', service_name: 'Support', cost: 1 }
  test.each([...inside.map((date) => [date, 200] as const), ...outside.map((date) => [date, 400] as const)])(
    'an entry of %s answers %d, made or moved',
    async (date, status) => {
      await using app = await createTestApp()
      expect((await app.rest('/costs', json('POST', { ...entry, date }))).status).toBe(
        status === 200 ? 200 : 400,
      )
      const made = await app.rest('/costs', json('POST', { ...entry, date: '2026-11-01' }))
      const moved = await app.rest(`/costs/${made.body.id}`, json('PUT', { ...entry, date }))
      expect(moved.status).toBe(status)
      if (status === 400 && date !== '0001-01-01')
        expect(moved.body).toEqual({
          code: 'BAD_REQUEST',
          message: 'date: Costs are taken from 2000-01-01 to 2028-11-24, two years from today.',
          issues: [
            { path: 'date', message: 'Costs are taken from 2000-01-01 to 2028-11-24, two years from today.' },
          ],
        })
    },
  )

  test.each([
    ['2000-01', 200],
    ['2028-11', 200],
    ['1999-12', 400],
    ['2028-12', 400],
    ['9999-12', 400],
  ])('a rate of %s answers %d', async (month, status) => {
    await using app = await createTestApp()
    expect((await app.rest(`/exchange-rates/${month}/EUR`, json('PUT', { rate: 1.1 }))).status).toBe(status)
    const csv = `month,currency,rate\n${month},EUR,1.1\n`
    const loaded = await app.rest('/exchange-rates', json('POST', { csv }))
    expect(loaded.status).toBe(status === 200 ? 200 : 422)
    if (status === 400) expect(loaded.body.message).toMatch(/line 2: Costs are taken from/)
  })
})

test('an absurd day that is in the database already costs no answer its health', async () => {
  await using app = await createTestApp()
  await deliverFiles(app, { 'x.csv': focusBill([{}, { ChargePeriodStart: '2026-09-11T00:00:00Z' }]) })
  const { database } = app.ctx
  await changeData(database, async (transaction) => {
    for (const [old, odd] of [
      ['2026-09-10', '0001-01-01'],
      ['2026-09-11', '9999-09-05'],
    ] as const) {
      // What stands in a file never changes.
      for (const table of ['bill_days', 'cloud_costs'] as const)
        await transaction(table).where({ date: old }).update({ date: odd })
    }
    await transaction('bills').update({ first_day: '0001-01-01', last_day: '9999-09-05' })
  })
  await deliverFiles(app, {
    'y.csv': focusBill([
      { BillingPeriodStart: '2026-10-01T00:00:00Z', ChargePeriodStart: '2026-10-10T00:00:00Z' },
    ]),
  })
  const coverage = (await app.rest('/coverage')).body
  expect(coverage).toMatchObject([{ first_day: '2026-10-10', last_day: '2026-10-10' }])
  expect(coverage[0].days.length).toBeLessThan(100)
  for (const path of [
    '/costs',
    '/costs/summary',
    '/costs/aggregate?group_by=date',
    '/providers',
    '/services',
    '/health',
    '/anomalies',
    '/forecast',
    '/overview',
    '/explain',
    '/alerts',
    '/recommendations',
  ]) {
    expect([path, (await app.rest(path)).status]).toEqual([path, 200])
  }
})
