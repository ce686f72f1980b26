import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { closeContext, createContext } from '../../server/create-context.ts'
import { checkBills } from '../../server/imports/check-bills.ts'
import { moveCharges } from '../../server/imports/move-charges.ts'
import { keepChargesAsBefore, migrateCharges } from '../support/charges-as-before.ts'
import { chargesOf } from '../support/charges-of.ts'
import { csvOf } from '../support/csv.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const bill = (rows: readonly Record<string, string>[]) =>
  csvOf(
    rows.map((row) => ({
      BillingCurrency: 'USD',
      BillingPeriodStart: '2026-09-01T00:00:00Z',
      ChargePeriodStart: '2026-09-10T00:00:00Z',
      ProviderName: 'AWS',
      ServiceName: 'Amazon Elastic Compute Cloud',
      ChargeCategory: 'Usage',
      ...row,
    })),
  )

const bills = {
  september: bill([
    { BilledCost: '0.1', Tags: '{"team":"web"}', ResourceId: 'i-1' },
    { BilledCost: '1234.5678901', ResourceId: 'i-2', ConsumedQuantity: '0.000001' },
  ]),
  october: bill([
    {
      BilledCost: '7',
      BillingPeriodStart: '2026-10-01T00:00:00Z',
      ChargePeriodStart: '2026-10-02T00:00:00Z',
      Tags: '{"team":"web","a.b":"c"}',
    },
  ]),
}

test.runIf(onSqlite)('charges of earlier versions move to files, also after a stop in between', async () => {
  await using app = await createTestApp({ watched: false })
  const { ctx } = app
  for (const [name, bill] of Object.entries(bills)) await deliverFiles(app, { [name]: bill })
  const question = '/costs/aggregate?group_by=tag&tag_key=team'
  const answer = (await app.rest(question)).body.data
  const before = await chargesOf(ctx).orderBy('billed_cost')
  await keepChargesAsBefore(ctx)
  await migrateCharges(ctx)
  expect(await ctx.database.schema.hasTable('charges')).toBe(true)

  const log = { ...ctx.log, info: () => expect.unreachable('stopped after the first bill') }
  await expect(moveCharges({ ...ctx, log })).rejects.toThrow('stopped after the first bill')
  expect(await ctx.database('charge_files').pluck('grain')).toEqual(['charge', 'sum'])
  expect(await ctx.database.schema.hasTable('charges')).toBe(true)

  await moveCharges(ctx)
  for (const table of ['charges', 'tag_sets', 'tags'])
    expect([table, await ctx.database.schema.hasTable(table)]).toEqual([table, false])
  expect((await chargesOf(ctx).orderBy('billed_cost')).map(({ id: _id, ...charge }) => charge)).toEqual(
    before.map(({ id: _id, ...charge }) => charge),
  )
  expect((await app.rest(question)).body.data).toEqual(answer)
  expect(await checkBills(ctx)).toEqual([])
  await moveCharges(ctx)
  expect(await ctx.database('charge_files').count({ files: '*' })).toEqual([{ files: 4 }])
})

test.runIf(onSqlite)(
  'charges that come to more than exact sums of all decimal places hold move as well',
  async () => {
    await using app = await createTestApp({ watched: false })
    const { ctx } = app
    const amounts = ['900000000000', '800000000000', '5000000000000']
    await deliverFiles(app, { large: bill(amounts.map((BilledCost) => ({ BilledCost }))) })
    await keepChargesAsBefore(ctx)
    await migrateCharges(ctx)
    await moveCharges(ctx)
    const { body } = await app.rest('/costs/aggregate?group_by=region')
    expect(body.metadata.total_cost).toBe(6_700_000_000_000)
    expect(await ctx.database('charge_files').pluck('scale')).toEqual([16, 16])
  },
)

test.runIf(onSqlite)('a table whose charges cannot be read whole stays as it is', async () => {
  await using app = await createTestApp({ watched: false })
  const { ctx } = app
  await deliverFiles(app, { september: bills.september })
  await keepChargesAsBefore(ctx)
  await migrateCharges(ctx)
  await ctx.database
    .table('charges')
    .where({ resource_id: 'i-1' })
    .update({ billed_cost: ctx.database.raw('?', ['much']) })
  await expect(moveCharges(ctx)).rejects.toThrow(/much/)
  expect(await ctx.database.table('charges').count({ charges: '*' })).toEqual([{ charges: 2 }])
  expect(readdirSync(ctx.charges.folder ?? '').filter((name) => name.endsWith('.draft'))).toEqual([])
})

test.runIf(onSqlite)('processes that start at the same moment move them once', async () => {
  await using app = await createTestApp({ watched: false, shared: true })
  const { ctx } = app
  for (const [name, bill] of Object.entries(bills)) await deliverFiles(app, { [name]: bill })
  const before = (await chargesOf(ctx)).length
  await keepChargesAsBefore(ctx)
  await migrateCharges(ctx)
  const started = await Promise.all([1, 2, 3].map(() => createContext(ctx.env)))
  for (const each of started) {
    expect(await chargesOf(each)).toHaveLength(before)
    expect(await checkBills(each)).toEqual([])
    await closeContext(each)
  }
  expect(await ctx.database('charge_files').count({ files: '*' })).toEqual([{ files: 4 }])
})
