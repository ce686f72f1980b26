import { expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const amounts = ({ body }: { body: any }) => body.months.map((month: any) => month.amount)

test('amounts come from last year or the forecast, with a percentage on top, in any currency', async () => {
  await using app = await createTestApp()
  const days = daysOf({ start_date: '2025-09-15', end_date: '2026-11-24' })
  await insertCosts(
    app.ctx,
    days.flatMap((date) => [
      costRow({ date, cost: 10 }),
      costRow({
        date,
        cost: date.startsWith('2025-12') ? 90 : 5,
        cloud_provider: 'GCP',
        service_name: 'Cloud Storage',
      }),
    ]),
  )
  const ask = (query: string) => app.rest(`/budget-proposal?${query}`)
  const last = await ask('year=2026&cloud_provider=AWS&change_percent=10')
  expect([last.status, last.body]).toMatchObject([
    200,
    { year: 2026, basis: 'last_year', currency: 'USD', notes: [] },
  ])
  expect(last.body.months.map(({ month }: any) => month)).toEqual(
    Array.from({ length: 12 }, (_, place) => `2026-${String(place + 1).padStart(2, '0')}`),
  )
  // The data begins within September.
  expect(amounts(last)).toEqual([...Array(9).fill(null), 341, 330, 341])
  expect(last.body.months[8]).toMatchObject({
    amount: null,
    source: null,
    note: expect.stringMatching(/do not cover/),
  })
  expect(amounts(await ask('year=2026&basis=last_year')).slice(9)).toEqual([465, 450, 3100])

  // Complete months as they were, the present one and those to come as they are expected.
  const ahead = await ask('year=2026&basis=forecast&cloud_provider=AWS')
  expect(amounts(ahead)[1]).toBe(280)
  expect(ahead.body.months[1]).toMatchObject({ source: 'actual', note: null })
  expect(amounts(ahead)[10]).toBeCloseTo(300, 0)
  expect(amounts(ahead)[11]).toBeCloseTo(310, 0)
  expect(ahead.body.months[11]).toMatchObject({ source: 'forecast', note: null })
  const next = await ask('year=2027&basis=forecast&cloud_provider=AWS&change_percent=-50')
  expect(amounts(next)[0]).toBeCloseTo(155, 0)
  expect(amounts(next)[11]).toBeCloseTo(155, 0)
  expect(next.body.months[11].note).toMatch(/^The forecast ends after \d+ of its 31 days/)
  expect(amounts(await ask('year=2030&basis=forecast'))).toEqual(Array(12).fill(null))

  await app.client.exchange_rates.set.mutate({ month: '2025-12', currency: 'EUR', rate: 2 })
  const euros = await ask('year=2026&currency=EUR&cloud_provider=AWS')
  expect(amounts(euros).slice(9)).toEqual([null, null, 155])
  expect(euros.body.months[10].note).toMatch(/exchange rate/)
  // What is filled in is stored as numbers, and does not move with the costs.
  const monthly_amounts = [{ month: '2026-11', amount: amounts(last)[10] }]
  const { id } = await app.client.budgets.create.mutate({ name: 'AWS', amount: 1, monthly_amounts })
  await insertCosts(app.ctx, [costRow({ date: '2025-11-05', cost: 1000 })])
  expect((await app.client.budgets.get.query({ id })).state.set_amount).toBe(330)
})

test('GET /budget-proposal answers what it cannot know, and refuses what is wrong', async () => {
  await using app = await createTestApp()
  const empty = await app.rest('/budget-proposal?year=2027')
  expect([empty.status, amounts(empty)]).toEqual([200, Array(12).fill(null)])
  expect(await app.client.budgets.propose.query({ year: 2027, basis: 'forecast' })).toMatchObject({
    year: 2027,
  })
  for (const query of [
    '',
    'year=',
    'year=next',
    'year=1999',
    'year=2101',
    'year=2026.5',
    'year=2027&basis=guess',
    'year=2027&change_percent=-101',
    'year=2027&change_percent=1001',
    'year=2027&change_percent=much',
    'year=2027&currency=euro',
    'year=2027&cloud_provider=Oracle',
    'year=2027&metric=list',
    'year=2027&colour=red',
  ])
    expect([query, (await app.rest(`/budget-proposal?${query}`)).status]).toEqual([query, 400])
})
