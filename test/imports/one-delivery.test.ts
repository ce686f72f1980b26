import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { daysOf, type Day } from '../../shared/period.ts'
import { azureBill, type AzureRow } from '../support/azure-bill.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill, type FocusRow } from '../support/focus-bill.ts'
import { zipArchive } from '../support/zip-archive.ts'

const september = (to: number): Day[] =>
  daysOf({ start_date: '2026-09-01', end_date: `2026-09-${String(to).padStart(2, '0')}` })
const toDate = (to: number, change: FocusRow = {}) =>
  focusBill(
    september(to).map((day) => ({ BilledCost: '5', ChargePeriodStart: `${day}T00:00:00Z`, ...change })),
  )

describe('the same rows in one delivery count once', () => {
  const bill = toDate(10)
  test.each<[string, Readonly<Record<string, string | Uint8Array>>]>([
    ['under another name', { 'bill.csv': bill, 'copy of bill.csv': bill }],
    ['beside its gzip', { 'bill.csv': bill, 'bill.csv.gz': gzipSync(bill) }],
    ['beside a zip', { 'other.zip': zipArchive({ 'inside.csv': bill }), 'bill.csv': bill }],
    ['in another order', { 'a.csv': bill, 'b.csv': reversed(bill) }],
    ['beside a part of them', { 'a.csv': bill, 'b.csv': bill.split('\n').slice(0, 9).join('\n') }],
  ])('%s', async (_how, files) => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, files)
    expect(outcome).toMatchObject({ status: 'done', rows_read: 10, control_totals: { billed_cost: '50' } })
    expect(outcome.notes.join(' ')).toMatch(/is a copy of|Left out, since a newer delivery/)
  })
})

function reversed(bill: string): string {
  const [header, ...lines] = bill.trim().split('\n')
  return `${[header, ...lines.toReversed()].join('\n')}\n`
}

describe('several deliveries of one bill in one import', () => {
  test('count as the newest, whatever the order, and the others are named', async () => {
    const files = { 'mtd-05.csv': toDate(5), 'mtd-10.csv': toDate(10), 'mtd-08.csv': toDate(8) }
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(Object.entries(files), { minLength: 3 }), async (order) => {
        await using app = await createTestApp()
        const outcome = await deliverFiles(app, Object.fromEntries(order))
        expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '50' } })
        expect(outcome.notes.join()).toMatch(
          /Left out, since a newer delivery.*mtd-0[58]\.csv.*mtd-0[58]\.csv/,
        )
      }),
      { numRuns: 3 },
    )
  })

  test('count as the newest where every amount was restated', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'a.csv': toDate(8, { BilledCost: '4' }), 'b.csv': toDate(10) })
    expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '50' } })
  })

  test('count as the one that stands on an invoice', async () => {
    await using app = await createTestApp()
    const invoiced = toDate(10)
      .replaceAll(/\n(.)/g, '\nINV-1,$1')
      .replace('BilledCost', 'InvoiceId,BilledCost')
    const open = toDate(10, { BilledCost: '4' })
      .replaceAll(/\n(.)/g, '\n,$1')
      .replace('BilledCost', 'InvoiceId,BilledCost')
    const outcome = await deliverFiles(app, { 'a.csv': invoiced, 'b.csv': open })
    expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '50' } })
  })

  test('are refused where nothing tells which is newer', async () => {
    await using app = await createTestApp()
    const other = toDate(10, { BilledCost: '6' })
    const outcome = await deliverFiles(app, { 'a.csv': toDate(10), 'b.csv': other })
    expect(outcome.status).toBe('refused')
    expect(outcome.message).toMatch(/nothing tells which of them is newer/)
  })

  test('are refused where the older one has days of its own', async () => {
    await using app = await createTestApp()
    const lines = toDate(10).trim().split('\n')
    const gap = [lines[0], ...lines.slice(3)].join('\n')
    const outcome = await deliverFiles(app, { 'a.csv': toDate(9), 'b.csv': `${gap}\n` })
    expect(outcome.message).toMatch(/each has days or sub accounts that the other has not/)
  })

  test('are no more than parts where they hold different hours or charges', async () => {
    await using app = await createTestApp()
    const hour = (start: string) =>
      focusBill(
        september(10).map((day) => ({ BilledCost: '5', ChargePeriodStart: `${day}T${start}:00:00Z` })),
      )
    const parts = { 'a.csv': hour('01'), 'b.csv': hour('02'), 'c.csv': toDate(10, { ServiceName: 'S3' }) }
    const outcome = await deliverFiles(app, parts)
    expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '150' } })
  })

  test('count by their own date in GCP exports', async () => {
    await using app = await createTestApp()
    const gcp = (exported: string, cost: string) =>
      [
        'billing_account_id,service.description,usage_start_time,export_time,cost,currency,credits,invoice.month',
      ]
        .concat(
          september(9).map(
            (day) => `g,BigQuery,${day} 00:00:00 UTC,${exported} 00:00:00 UTC,${cost},USD,[],202609`,
          ),
        )
        .join('\n')
    const outcome = await deliverFiles(app, {
      'a.csv': gcp('2026-10-02', '2'),
      'b.csv': gcp('2026-10-01', '1'),
    })
    expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '18' } })
    expect(outcome.notes.join()).toContain('b.csv')
  })
})

describe('Azure costs are actual or amortized as a whole', () => {
  const usage = { MeterCategory: 'Virtual Machines', PricingModel: 'Reservation', ReservationId: 'res1' }
  const shared: AzureRow[] = [
    { Date: '2026-10-01', CostInBillingCurrency: '3' },
    { Date: '2026-10-02', CostInBillingCurrency: '12' },
  ]
  const actual = azureBill([
    {
      ...usage,
      Date: '2026-10-01',
      CostInBillingCurrency: '200',
      ChargeType: 'Purchase',
      SubscriptionId: '',
    },
    { ...usage, Date: '2026-10-01', CostInBillingCurrency: '0' },
    ...shared,
  ])
  const part1 = azureBill([
    { ...usage, Date: '2026-10-01', CostInBillingCurrency: '7' },
    ...shared.slice(0, 1),
  ])
  const part2 = azureBill(shared.slice(1))
  const manifest = (type: string, ...parts: readonly string[]) =>
    JSON.stringify({
      exportConfig: { exportName: type, type },
      runInfo: { startDate: '2026-10-01', submittedTime: '2026-10-03T00:00:00Z' },
      blobs: parts.map((blobName) => ({ blobName })),
    })

  test.each<[string, readonly Readonly<Record<string, string | Uint8Array>>[]]>([
    ['actual first', [{ 'actual.csv': actual }, { 'part1.csv': part1, 'part2.csv': part2 }]],
    ['amortized first', [{ 'part2.csv': part2, 'part1.csv': part1 }, { 'actual.csv': actual }]],
    ['together', [{ 'part2.csv': part2, 'actual.csv': actual, 'part1.csv': gzipSync(part1) }]],
    [
      'together with manifests, where no row tells',
      [
        {
          'a/p1.csv': actual,
          'a/manifest.json': manifest('ActualCost', 'a/p1.csv'),
          'b/p1.csv': part2,
          'b/p2.csv': part1,
          'b/manifest.json': manifest('AmortizedCost', 'b/p1.csv', 'b/p2.csv'),
        },
      ],
    ],
  ])('%s', async (_order, deliveries) => {
    await using app = await createTestApp()
    for (const files of deliveries) expect(await deliverFiles(app, files)).toMatchObject({ status: 'done' })
    const sums = await app.ctx
      .database('cloud_costs')
      .sum({ billed: 'cost', effective: 'effective_cost' })
      .first()
    expect(sums).toEqual({ billed: 215, effective: 22 })
  })

  test('by the manifest alone', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      'x/p1.csv': part2,
      'x/manifest.json': manifest('AmortizedCost', 'x/p1.csv'),
    })
    expect(outcome.control_totals).toMatchObject({ billed_cost: '0', effective_cost: '12' })
  })

  test('is refused for a part that may be either', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'x.csv': actual, 'y.csv': part1, 'z.csv': part2 })
    expect(outcome.message).toMatch(/z\.csv came with actual and with amortized costs/)
  })

  test('reads days the same way in every part', async () => {
    await using app = await createTestApp()
    const dayFirst = (day: string) =>
      azureBill([{ Date: '2026-10-01', CostInBillingCurrency: '1' }])
        .replace('10/01/2026,10/31/2026', '01/10/2026,31/10/2026')
        .replace(',10/01/2026,', `,${day}/10/2026,`)
    const outcome = await deliverFiles(app, { 'p1.csv': dayFirst('02'), 'p2.csv': dayFirst('20') })
    expect(outcome.control_totals?.by_month).toEqual({
      '2026-10': { billed_cost: '2', effective_cost: '2' },
    })
  })
})
