import { expect, test } from 'vitest'
import { mostRows } from '../../shared/page-query.ts'
import { addDays } from '../../shared/period.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const services = ['EC2', 'Lambda', 'S3']

async function withDays(app: TestApp, days: number): Promise<void> {
  const rows = Array.from({ length: days }, (_, day) => addDays('2026-11-24', -day)).flatMap((date, day) =>
    services.map((service_name, place) => costRow({ date, service_name, cost: day + place / 10 })),
  )
  await insertCosts(app.ctx, rows)
}

async function allPages(app: TestApp, question: string, limit: number): Promise<any[]> {
  const pages: any[] = []
  for (let offset: number | null = 0; offset !== null; offset = pages.at(-1).query_info.next_offset) {
    const { status, body } = await app.rest(`/costs?${question}limit=${limit}&offset=${offset}`)
    expect(status).toBe(200)
    pages.push(body)
  }
  return pages
}

test.each([1, 7, 29, 30, 31, mostRows])(
  'pages of %d hold every row once, beside totals of all',
  async (limit) => {
    await using app = await createTestApp()
    await withDays(app, 10)
    for (const question of ['', 'metric=effective&service_name=S3&']) {
      const { body: whole } = await app.rest(`/costs?${question}`)
      expect(whole.query_info).not.toHaveProperty('next_offset')
      const pages = await allPages(app, question, limit)
      expect(pages).toHaveLength(Math.ceil(whole.data.length / limit))
      expect(pages.flatMap(({ data }) => data)).toEqual(whole.data)
      for (const { data, metadata, query_info } of pages) {
        expect(metadata).toEqual(whole.metadata)
        expect(query_info).toMatchObject({
          filters: whole.query_info.filters,
          record_count: data.length,
          notes: [],
        })
      }
    }
  },
)

test('a page behind the last one is empty and says nothing of the data', async () => {
  await using app = await createTestApp()
  await withDays(app, 2)
  const { body } = await app.rest('/costs?offset=6')
  expect([body.data, body.query_info.next_offset, body.query_info.notes]).toEqual([[], null, []])
  expect(body.metadata.total_cost).toBe(3.6)
  const { data, query_info } = await app.client.costs.list.query({ offset: 4 })
  expect([data.length, query_info.next_offset]).toEqual([2, null])
})

test('charges are paged as well', async () => {
  await using app = await createTestApp()
  const header =
    'BilledCost,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ProviderName,ServiceName,ChargeCategory,BillingAccountId,RegionId'
  const lines = Array.from(
    { length: 5 },
    (_, place) => `${place + 1},USD,2026-11-01,2026-11-0${place + 1},AWS,AmazonEC2,Usage,1,eu`,
  )
  expect((await deliverFiles(app, { bill: [header, ...lines].join('\n') })).status).toBe('done')
  const pages = await allPages(app, 'region=eu&', 2)
  expect(pages.map(({ data }) => data.map(({ cost }: { cost: number }) => cost))).toEqual([
    [1, 2],
    [3, 4],
    [5],
  ])
  expect(pages.map(({ metadata }) => metadata.total_cost)).toEqual([15, 15, 15])
})

test.each([
  ['limit=0', 'limit'],
  [`limit=${mostRows + 1}`, 'limit'],
  ['limit=1.5', 'limit'],
  ['limit=many', 'limit'],
  ['offset=-1', 'offset'],
  ['offset=0.5', 'offset'],
  ['limit=5&granularity=weekly', 'limit'],
  ['offset=0&granularity=monthly', 'offset'],
])('%s is refused', async (question, path) => {
  await using app = await createTestApp()
  const { status, body } = await app.rest(`/costs?${question}`)
  expect([status, body.issues[0].path]).toEqual([400, path])
})

test('an answer without a page holds so many rows and no more', async () => {
  await using app = await createTestApp()
  const perDay = 300
  const rows = Array.from({ length: mostRows }, (_, index) =>
    costRow({ date: addDays('2026-11-24', -Math.floor(index / perDay)), service_name: `S${index % perDay}` }),
  )
  await insertCosts(app.ctx, rows)
  const { status, body } = await app.rest('/costs')
  expect([status, body.data.length, body.metadata.total_cost]).toEqual([200, mostRows, 100 * mostRows])
  await insertCosts(app.ctx, [costRow()])
  const refused = await app.rest('/costs')
  expect([refused.status, refused.body.code]).toEqual([400, 'BAD_REQUEST'])
  expect(refused.body.message).toMatch(/more than 100,000 rows.*limit and offset/)
  const { body: last } = await app.rest(`/costs?limit=${mostRows}&offset=1`)
  expect([last.data.length, last.query_info.next_offset]).toEqual([mostRows, null])
  expect((await app.rest('/costs?granularity=monthly')).status).toBe(200)
  expect((await app.rest('/costs?preset=last_7_days')).status).toBe(200)
}, 120_000)
