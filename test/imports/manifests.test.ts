import { describe, expect, test } from 'vitest'
import { importsEnded } from '../../server/imports/import-queue.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'

type LineItem = { readonly id: string; readonly cost: string }

/** One part of an AWS report with a line item for each cost. */
function curPart(items: readonly LineItem[]): string {
  const header =
    'identity/LineItemId,identity/TimeInterval,bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/UsageAccountId,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/ProductCode,lineItem/CurrencyCode,lineItem/UnblendedCost'
  const lines = items.map(
    ({ id, cost }) =>
      `${id},2026-09-02T00:00:00Z/2026-09-02T01:00:00Z,1,2026-09-01T00:00:00Z,2,Usage,2026-09-02T00:00:00Z,AmazonS3,USD,${cost}`,
  )
  return `${[header, ...lines].join('\n')}\n`
}

const assembly = (assemblyId: string, ...keys: readonly string[]) =>
  JSON.stringify({
    assemblyId,
    account: '1',
    reportName: 'cur',
    billingPeriod: { start: '20260901T000000.000Z', end: '20261001T000000.000Z' },
    reportKeys: keys.map((key) => `bucket-prefix/cur/20260901-20261001/${key}`),
  })

const month = 'cur/20260901-20261001'

describe('an AWS report with its manifests', () => {
  const files = {
    [`${month}/old/cur-1.csv`]: curPart([{ id: 'a', cost: '1' }]),
    [`${month}/old/cur-2.csv`]: curPart([{ id: 'b', cost: '2' }]),
    [`${month}/old/cur-Manifest.json`]: assembly('old', 'old/cur-1.csv', 'old/cur-2.csv'),
    [`${month}/new/cur-1.csv`]: curPart([{ id: 'a', cost: '10' }]),
    [`${month}/new/cur-2.csv`]: curPart([{ id: 'c', cost: '20' }]),
    [`${month}/new/cur-Manifest.json`]: assembly('new', 'new/cur-1.csv', 'new/cur-2.csv'),
    [`${month}/cur-Manifest.json`]: assembly('new', 'new/cur-1.csv', 'new/cur-2.csv'),
  }

  test('counts the parts of the newest one, and names the others, in whatever order they come', async () => {
    for (const order of [Object.entries(files), Object.entries(files).toReversed()]) {
      await using app = await createTestApp()
      const outcome = await deliverFiles(app, Object.fromEntries(order))
      expect(outcome).toMatchObject({
        status: 'done',
        rows_kept: 2,
        control_totals: { billed_cost: '30' },
      })
      const note = outcome.notes.find((text) => text.startsWith('Left out'))
      expect(note).toContain('old/cur-1.csv')
      expect(note).toContain('old/cur-2.csv')
      expect(note).not.toContain('new/')
    }
  })

  test('is refused where a part is missing', async () => {
    await using app = await createTestApp()
    const { [`${month}/new/cur-2.csv`]: _missing, ...others } = files
    const outcome = await deliverFiles(app, others)
    expect(outcome).toMatchObject({ status: 'refused', rows_kept: 0 })
    // The part of the older assembly has the same name, but is not the one that is named.
    expect(outcome.message).toMatch(/names the part .*new\/cur-2\.csv, which is not here/)
  })
})

test.each([
  ['beside its parts in a folder of the user', 'september/'],
  ['with its parts and no folder at all', ''],
])('a manifest finds its parts %s', async (_where, folder) => {
  await using app = await createTestApp()
  const outcome = await deliverFiles(app, {
    [`${folder}cur-1.csv`]: curPart([{ id: 'a', cost: '1' }]),
    [`${folder}cur-2.csv`]: curPart([{ id: 'b', cost: '2' }]),
    [`${folder}cur-Manifest.json`]: assembly('new', 'new/cur-1.csv', 'new/cur-2.csv'),
  })
  expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '3' } })
})

test('a manifest is refused where the names of files do not tell which of them is its part', async () => {
  await using app = await createTestApp()
  const form = new FormData()
  for (const cost of ['1', '10']) form.append('file', new Blob([curPart([{ id: 'a', cost }])]), 'cur-1.csv')
  form.append('file', new Blob([assembly('new', 'new/cur-1.csv')]), 'cur-Manifest.json')
  const { body } = await app.rest('/imports', { method: 'POST', body: form })
  await importsEnded(app.ctx)
  const outcome = await app.client.imports.get.query({ id: body.id })
  expect(outcome).toMatchObject({ status: 'refused', rows_kept: 0 })
  expect(outcome.message).toMatch(/several files are called so/)
})

describe('an AWS report without a manifest', () => {
  test('is refused where parts tell of the same line items, and read where they do not', async () => {
    await using app = await createTestApp()
    const stale = await deliverFiles(app, {
      'cur-1.csv': curPart([
        { id: 'a', cost: '1' },
        { id: 'b', cost: '2' },
      ]),
      'cur-2.csv': curPart([{ id: 'b', cost: '2' }]),
    })
    expect(stale).toMatchObject({ status: 'refused' })
    expect(stale.message).toMatch(/cur-1\.csv and cur-2\.csv tell of the same line items/)
    const whole = await deliverFiles(app, {
      'cur-1.csv': curPart([{ id: 'a', cost: '1' }]),
      'cur-2.csv': curPart([{ id: 'b', cost: '2' }]),
    })
    expect(whole).toMatchObject({ status: 'done', control_totals: { billed_cost: '3' } })
  })
})

test('a manifest of AWS Data Exports names the files that belong to the newest delivery', async () => {
  await using app = await createTestApp()
  const delivery = (createdAt: string, file: string) =>
    JSON.stringify({
      exportArn: 'arn:aws:bcm-data-exports:us-east-1:1:export/focus',
      billingPeriod: '2026-09',
      createdAt,
      dataFiles: [`s3://bucket/focus/data/BILLING_PERIOD=2026-09/${file}`],
    })
  const outcome = await deliverFiles(app, {
    'data/BILLING_PERIOD=2026-09/run2/focus-1.csv': focusBill([{ BilledCost: '2' }]),
    'data/BILLING_PERIOD=2026-09/run1/focus-1.csv': focusBill([{ BilledCost: '1' }]),
    'metadata/run2/Manifest.json': delivery('2026-10-02T00:00:00Z', 'run2/focus-1.csv'),
    'metadata/run1/Manifest.json': delivery('2026-10-01T00:00:00Z', 'run1/focus-1.csv'),
  })
  expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '2' } })
  expect(outcome.notes.join()).toContain('run1/focus-1.csv')
})

describe('an Azure export with its manifests', () => {
  const part = (cost: string) =>
    `BillingAccountId,BillingPeriodStartDate,BillingCurrencyCode,SubscriptionId,Date,MeterCategory,MeterId,CostInBillingCurrency,ChargeType\n1,09/01/2026,USD,s,09/13/2026,Storage,m,${cost},Usage\n`
  const run = (runId: string, submittedTime: string, ...blobs: readonly string[]) =>
    JSON.stringify({
      blobCount: blobs.length,
      dataRowCount: blobs.length,
      exportConfig: { exportName: 'costs', type: 'ActualCost', dataVersion: '2021-10-01' },
      runInfo: { runId, startDate: '2026-09-01T00:00:00', endDate: '2026-09-30T00:00:00', submittedTime },
      blobs: blobs.map((name) => ({ blobName: `exports/costs/20260901-20260930/${runId}/${name}` })),
    })
  const folder = 'costs/20260901-20260930'

  test('counts the parts of the newest run', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      [`${folder}/r2/part_0.csv`]: part('20'),
      [`${folder}/r2/part_1.csv`]: part('5'),
      [`${folder}/r2/manifest.json`]: run('r2', '2026-10-01T04:00:00Z', 'part_0.csv', 'part_1.csv'),
      [`${folder}/r1/part_0.csv`]: part('10'),
      [`${folder}/r1/manifest.json`]: run('r1', '2026-09-20T04:00:00Z', 'part_0.csv'),
    })
    expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '25' } })
    expect(outcome.bills).toMatchObject([{ delivered_at: expect.stringContaining('2026-10-01') }])
  })

  test('an older run does not replace a newer one, whichever comes first', async () => {
    await using app = await createTestApp()
    const later = {
      'b/part_0.csv': part('20'),
      'b/manifest.json': run('b', '2026-10-01T04:00:00Z', 'part_0.csv'),
    }
    const earlier = {
      'a/part_0.csv': part('10'),
      'a/manifest.json': run('a', '2026-09-20T04:00:00Z', 'part_0.csv'),
    }
    await deliverFiles(app, later)
    await deliverFiles(app, earlier)
    expect((await app.client.costs.summary.query({})).total_cost).toBe(20)
  })
})
