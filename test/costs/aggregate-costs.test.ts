import { expect, test } from 'vitest'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const rows = [
  costRow({ date: '2026-11-02', service_name: 'EC2', cost: 10 }),
  costRow({ date: '2026-11-03', service_name: 'EC2', cost: 30 }),
  costRow({ date: '2026-11-03', service_name: 'S3', cost: 5 }),
  costRow({ date: '2026-11-03', cloud_provider: 'GCP', service_name: 'S3', cost: 7 }),
]

async function grouped(query: string) {
  await using app = await createTestApp()
  await insertCosts(app.ctx, rows)
  const { status, body } = await app.rest(`/costs/aggregate${query}`)
  expect(status).toBe(200)
  return body.data.map((group: any) => [
    group.period,
    group.cloud_provider,
    group.service_name,
    group.total_cost,
    group.average_cost,
    group.record_count,
  ])
}

const whole = '2026-11-02..2026-11-03'

test('groups by provider unless told otherwise', async () => {
  expect(await grouped('')).toEqual([
    [whole, 'AWS', 'All', 45, 15, 3],
    [whole, 'GCP', 'All', 7, 7, 1],
  ])
})

test('groups by service, and names its provider', async () => {
  expect(await grouped('?group_by=service')).toEqual([
    [whole, 'AWS', 'EC2', 40, 20, 2],
    [whole, 'AWS', 'S3', 5, 5, 1],
    [whole, 'GCP', 'S3', 7, 7, 1],
  ])
})

test('groups by date', async () => {
  expect(await grouped('?group_by=date')).toEqual([
    ['2026-11-02', 'All', 'All', 10, 10, 1],
    ['2026-11-03', 'All', 'All', 42, 14, 3],
  ])
})

test('groups by several, in any order and repeated', async () => {
  const expected = [
    ['2026-11', 'AWS', 'All', 45, 15, 3],
    ['2026-11', 'GCP', 'All', 7, 7, 1],
  ]
  expect(await grouped('?group_by=provider,date&granularity=monthly')).toEqual(expected)
  expect(await grouped('?group_by=date,provider,date&granularity=monthly')).toEqual(expected)
  expect(await grouped('?group_by=date&group_by=provider&granularity=monthly')).toEqual(expected)
})

test('a period is cut to the range asked for', async () => {
  await using app = await createTestApp()
  await insertCosts(app.ctx, rows)
  const { body } = await app.rest(
    '/costs/aggregate?group_by=date&granularity=monthly&start_date=2026-11-03&end_date=2026-11-20',
  )
  expect(body.data).toMatchObject([
    { period: '2026-11', period_start: '2026-11-03', period_end: '2026-11-20' },
  ])
})
