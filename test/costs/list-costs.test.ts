import { describe, expect, test } from 'vitest'
import { costRow, insertCosts } from '../support/cost-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'

const rows = [
  costRow({ date: '2026-11-02', cloud_provider: 'AWS', service_name: 'EC2', cost: 10 }),
  costRow({ date: '2026-11-02', cloud_provider: 'AWS', service_name: 'S3', cost: 20, effective_cost: 15 }),
  costRow({ date: '2026-11-09', cloud_provider: 'Azure', service_name: 'Storage', cost: 30 }),
  costRow({ date: '2026-12-01', cloud_provider: 'GCP', service_name: 'Storage', cost: 40 }),
]

describe('GET /costs', () => {
  test('daily rows come ordered by date, provider and service, with all fields', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows.toReversed())
    const { status, body } = await app.rest('/costs')
    expect(status).toBe(200)
    expect(body.data.map((row: any) => [row.date, row.cloud_provider, row.service_name, row.cost])).toEqual([
      ['2026-11-02', 'AWS', 'EC2', 10],
      ['2026-11-02', 'AWS', 'S3', 20],
      ['2026-11-09', 'Azure', 'Storage', 30],
      ['2026-12-01', 'GCP', 'Storage', 40],
    ])
    expect(body.data[0]).toEqual({
      id: expect.any(Number),
      cloud_provider: 'AWS',
      service_name: 'EC2',
      cost: 10,
      effective_cost: 10,
      date: '2026-11-02',
      created_at: '2026-11-24T12:00:00.000Z',
      billing_currency: 'USD',
      cost_in_billing_currency: 10,
      source: 'demo',
    })
  })

  test('metadata tells totals, range and shares; a shared service name carries its provider', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows)
    const { body } = await app.rest('/costs')
    expect(body.metadata).toEqual({
      currency: 'USD',
      unconverted: [],
      provisional_rates: [],
      total_cost: 100,
      date_range: { start: '2026-11-02', end: '2026-12-01' },
      incomplete_days: [],
      provider_summary: {
        GCP: { total_cost: 40, percentage: 40 },
        AWS: { total_cost: 30, percentage: 30 },
        Azure: { total_cost: 30, percentage: 30 },
      },
      service_summary: {
        'GCP / Storage': { total_cost: 40, percentage: 40, cloud_provider: 'GCP' },
        'Azure / Storage': { total_cost: 30, percentage: 30, cloud_provider: 'Azure' },
        S3: { total_cost: 20, percentage: 20, cloud_provider: 'AWS' },
        EC2: { total_cost: 10, percentage: 10, cloud_provider: 'AWS' },
      },
    })
    expect(body.query_info).toMatchObject({ filters: {}, granularity: 'daily', record_count: 4, notes: [] })
  })

  test('filters combine, repeat, and are listed as they were applied', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows)
    const one = await app.rest(
      '/costs?cloud_provider=AWS&service_name=S3&start_date=2026-11-01&end_date=2026-11-30',
    )
    expect(one.body.metadata.total_cost).toBe(20)
    expect(one.body.query_info.filters).toEqual({
      cloud_provider: 'AWS',
      service_name: 'S3',
      start_date: '2026-11-01',
      end_date: '2026-11-30',
    })
    const several = await app.rest('/costs?cloud_provider=AWS&cloud_provider=GCP&preset=last_30_days')
    expect(several.body.metadata.total_cost).toBe(30)
    expect(several.body.query_info.filters).toEqual({
      cloud_provider: ['AWS', 'GCP'],
      preset: 'last_30_days',
    })
  })

  test('weekly and monthly come per period, provider and service', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, [...rows, costRow({ date: '2026-11-08', cost: 5 })])
    const weekly = await app.rest('/costs?granularity=weekly&end_date=2026-11-30')
    expect(weekly.body.data).toEqual([
      {
        period: '2026-W45',
        period_start: '2026-11-02',
        period_end: '2026-11-08',
        cloud_provider: 'AWS',
        service_name: 'EC2',
        total_cost: 15,
        average_cost: 7.5,
        record_count: 2,
      },
      expect.objectContaining({ period: '2026-W45', service_name: 'S3', total_cost: 20 }),
      expect.objectContaining({ period: '2026-W46', cloud_provider: 'Azure', total_cost: 30 }),
    ])
    const monthly = await app.rest('/costs?granularity=monthly')
    expect(
      monthly.body.data.map((group: any) => [group.period, group.service_name, group.total_cost]),
    ).toEqual([
      ['2026-11', 'EC2', 15],
      ['2026-11', 'S3', 20],
      ['2026-11', 'Storage', 30],
      ['2026-12', 'Storage', 40],
    ])
  })

  test('the effective metric changes costs and totals together', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows)
    const { body } = await app.rest('/costs?metric=effective&service_name=S3')
    expect(body.data[0].cost).toBe(15)
    expect(body.metadata.total_cost).toBe(15)
    expect(body.query_info.metric).toBe('effective')
  })

  test('one open end is the data’s first or last day', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows)
    const from = await app.rest('/costs?start_date=2026-11-05')
    expect(from.body.metadata.date_range).toEqual({ start: '2026-11-05', end: '2026-12-01' })
    const until = await app.rest('/costs?end_date=2026-11-05')
    expect(until.body.metadata.date_range).toEqual({ start: '2026-11-02', end: '2026-11-05' })
    const beyond = await app.rest('/costs?start_date=2030-01-01')
    expect(beyond.body).toMatchObject({ data: [], metadata: { total_cost: 0 } })
  })

  test('a filter that matches nothing answers with the nearest names', async () => {
    await using app = await createTestApp()
    await insertCosts(app.ctx, rows)
    const { status, body } = await app.rest('/costs?service_name=EC3')
    expect(status).toBe(200)
    expect(body.data).toEqual([])
    expect(body.query_info.notes[0]).toBe("No service named 'EC3'. Did you mean EC2?")
    const alias = await app.rest('/costs?service_name=AmazonS3')
    expect(alias.body.query_info.notes[0]).toBe("No service named 'AmazonS3'. Did you mean S3?")
    const foreign = await app.rest('/costs?service_name=Blockchain')
    expect(foreign.body.query_info.notes[0]).toBe("No service named 'Blockchain'.")
  })

  test('an empty database answers with a hint', async () => {
    await using app = await createTestApp()
    const { status, body } = await app.rest('/costs')
    expect(status).toBe(200)
    expect(body.metadata).toMatchObject({ total_cost: 0, date_range: { start: null, end: null } })
    expect(body.query_info.notes).toEqual([
      'There is no cost data yet. Import a bill or create the demo data.',
    ])
  })

  test('amounts without an exchange rate stand apart and are in no total', async () => {
    await using app = await createTestApp()
    const euro = { billing_currency: 'EUR', cost: null, effective_cost: null }
    await insertCosts(app.ctx, [
      ...rows,
      costRow({ ...euro, cost_in_billing_currency: 7.5, effective_cost_in_billing_currency: 6 }),
    ])
    const { body } = await app.rest('/costs')
    expect(body.metadata.total_cost).toBe(100)
    expect(body.metadata.unconverted).toEqual([
      { billing_currency: 'EUR', cost: 7.5, record_count: 1, months: ['2026-11'] },
    ])
    expect(body.query_info.notes).toEqual(['7.50 EUR have no exchange rate and are in no total (2026-11).'])
  })
})

describe('GET /costs refuses', () => {
  test.each([
    ['/costs?bogus=1', 'bogus'],
    ['/costs?cloud_provider=Oracle', 'cloud_provider'],
    ['/costs?start_date=2026-02-30', 'start_date'],
    ['/costs?end_date=yesterday', 'end_date'],
    ['/costs?preset=this_decade', 'preset'],
    ['/costs?preset=this_week&start_date=2026-11-01', 'preset'],
    ['/costs?preset=this_week&end_date=2026-11-01', 'preset'],
    ['/costs?start_date=2026-11-02&end_date=2026-11-01', 'start_date'],
    ['/costs?granularity=hourly', 'granularity'],
    ['/costs?metric=list', 'metric'],
    ['/costs/aggregate?group_by=colour', 'group_by'],
    ['/costs/aggregate?group_by=provider,,date', 'group_by'],
    ['/costs/summary?granularity=daily', 'granularity'],
    ['/costs/summary?preset=last_week&end_date=2026-11-01', 'preset'],
    ['/services?cloud_provider=aws', 'cloud_provider'],
  ])('%s and names the field', async (path, field) => {
    await using app = await createTestApp()
    const { status, body, headers } = await app.rest(path)
    expect(status).toBe(400)
    expect(headers.get('content-type')).toMatch(/^application\/json/)
    expect(body).toEqual({
      code: 'BAD_REQUEST',
      message: expect.stringContaining(field),
      issues: [{ path: field, message: expect.any(String) }],
    })
  })

  test('a range of one day is the smallest there is', async () => {
    await using app = await createTestApp()
    const { status } = await app.rest('/costs?start_date=2026-11-01&end_date=2026-11-01')
    expect(status).toBe(200)
  })
})
