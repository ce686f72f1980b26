import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { checkBills } from '../../server/imports/check-bills.ts'
import { importsEnded, wakeImports } from '../../server/imports/import-queue.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'

const march = (cost: string, other = '1') =>
  focusBill([
    { BilledCost: cost, BillingPeriodStart: '2026-03-01', ChargePeriodStart: '2026-03-05' },
    {
      BilledCost: other,
      BillingPeriodStart: '2026-03-01',
      ChargePeriodStart: '2026-03-06',
      ServiceName: 'Tax',
    },
  ])

const total = async (ctx: Context): Promise<number> => {
  const row = await ctx.database('cloud_costs').sum({ total: 'cost' }).first()
  return Number(row?.total ?? 0)
}

describe('a newer delivery', () => {
  test('replaces the bill of its account and period, and the ledger says what changed', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { a: march('12310.20') })
    const { id } = await deliverFiles(app, { b: march('12455.070000000000000000000001') })
    expect(await total(app.ctx)).toBeCloseTo(12456.07, 6)
    expect(await app.client.imports.restatements.query({})).toMatchObject([
      {
        import_id: id,
        billing_period: '2026-03',
        service_name: 'EC2',
        before: '12310.2',
        after: '12455.070000000000000000000001',
        difference: '144.870000000000000000000001',
        bill_before: '12311.2',
        bill_after: '12456.070000000000000000000001',
        undone: false,
      },
    ])
    await app.client.imports.undo.mutate({ id })
    expect(await total(app.ctx)).toBeCloseTo(12311.2, 6)
    expect(await app.client.imports.restatements.query({})).toMatchObject([{ undone: true }])
    expect(await checkBills(app.ctx)).toEqual([])
  })

  test('with the same content in another form changes nothing', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { a: march('5') })
    const again = await deliverFiles(app, { a: march('5').replace('5,5', '5.00,5.0') })
    expect(again.status).toBe('unchanged')
    expect(await app.ctx.database('bills').select('id')).toHaveLength(1)
  })
})

const curOf = (cost: string) =>
  `bill/PayerAccountId,bill/BillingPeriodStartDate,lineItem/LineItemType,lineItem/UsageStartDate,lineItem/ProductCode,lineItem/CurrencyCode,lineItem/UnblendedCost
acc,2026-03-01T00:00:00Z,Usage,2026-03-05T00:00:00Z,AmazonEC2,USD,${cost}\n`
const focusOf = (cost: string) =>
  `BillingAccountId,${march(cost).split('\n')[0]}\nacc,${march(cost).split('\n')[1]}\n`

describe('two formats of one bill', () => {
  test('are never added up; the user chooses', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { cur: curOf('10') })
    const second = await deliverFiles(app, { focus: focusOf('10.5') })
    expect(second.notes.join()).toMatch(/several formats.*focus counts, aws_cur does not/)
    expect(await total(app.ctx)).toBe(10.5)
    const [waiting] = await app.client.imports.bills.query({ state: 'overlapping' })
    expect(waiting?.is_chosen).toBe(false)
    const chosen = await app.client.imports.choose.mutate({ id: waiting?.id ?? 0 })
    expect(chosen.map((bill) => [bill.dataset, bill.state, bill.is_chosen])).toEqual([
      ['aws_cur', 'counted', true],
      ['focus', 'overlapping', false],
    ])
    expect(await total(app.ctx)).toBe(10)
    await deliverFiles(app, { focus: focusOf('11') })
    expect(await total(app.ctx)).toBe(10)
    await expect(app.client.imports.choose.mutate({ id: 999 })).rejects.toThrow(/no bill 999/)
  })
})

describe('any set of files in any order, twice', () => {
  const gcpOf = (exported: string, cost: string) =>
    `billing_account_id,service.description,usage_start_time,export_time,cost,currency,currency_conversion_rate,credits,invoice.month,cost_type
g,BigQuery,2026-03-05 00:00:00 UTC,${exported},${cost},EUR,0.8,[],202603,regular\n`
  const finalCur = curOf('9')
    .replace('bill/PayerAccountId', 'bill/InvoiceId,bill/PayerAccountId')
    .replace('\nacc', '\nINV1,acc')
  const files = [
    curOf('8'),
    finalCur,
    focusOf('7'),
    gcpOf('2026-03-06 00:00:00 UTC', '1'),
    gcpOf('2026-03-07 00:00:00 UTC', '2'),
    march('3'),
  ]

  const content = async ({ database }: Context) => ({
    costs: await database('cloud_costs')
      .select(
        'cloud_provider',
        'service_name',
        'date',
        'cost',
        'effective_cost',
        'billing_currency',
        'cost_in_billing_currency',
      )
      .orderBy(['cloud_provider', 'service_name', 'date', 'cost']),
    bills: await database('bills')
      .where({ state: 'counted' })
      .select('dataset', 'billing_account_id', 'billing_period', 'row_count')
      .orderBy(['dataset', 'billing_account_id']),
    rates: await database('exchange_rates').select('month', 'currency', 'rate'),
  })

  test('gives the same content', async () => {
    const contents = new Set<string>()
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (order) => {
        await using app = await createTestApp()
        for (const file of [...order, ...order]) await deliverFiles(app, { file })
        contents.add(JSON.stringify(await content(app.ctx)))
      }),
      { numRuns: 4 },
    )
    expect([...contents]).toHaveLength(1)
  })
})

describe('an import that was killed', () => {
  test('leaves nothing behind and goes on where its files are still there', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { a: march('5') })
    const created_at = app.ctx.clock.now()
    const dead = {
      status: 'running',
      origin: 'upload',
      content_hash: '',
      message: '',
      worker_pid: 2 ** 22,
      created_at,
    } as const
    const gone = JSON.stringify([{ path: '/nowhere', name: 'gone.csv', bytes: 1 }])
    const path = join(app.ctx.env.IMPORT_FOLDER, 'left.csv')
    writeFileSync(path, march('7'))
    const left = JSON.stringify([{ path, name: 'left.csv', bytes: 1 }])
    const [row] = await app.ctx
      .database('imports')
      .insert({ ...dead, files: gone })
      .returning('id')
    const [kept] = await app.ctx
      .database('imports')
      .insert({ ...dead, files: left })
      .returning('id')
    const import_id = row?.id ?? 0
    const [bill] = await app.ctx.database('bills').select('*')
    const { id: _id, ...rest } = { ...bill, import_id, state: 'staged' as const }
    await app.ctx.database('bills').insert(rest as never)
    wakeImports(app.ctx)
    await importsEnded(app.ctx)
    expect(await app.ctx.database('bills').where({ import_id })).toEqual([])
    expect(await app.client.imports.get.query({ id: import_id })).toMatchObject({ status: 'refused' })
    expect(await app.client.imports.get.query({ id: kept?.id ?? 0 })).toMatchObject({ status: 'done' })
    expect(await total(app.ctx)).toBe(8)
  })
})
