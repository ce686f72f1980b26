import { expect, test } from 'vitest'
import { checkBills } from '../../server/imports/check-bills.ts'
import { moveCharges } from '../../server/imports/move-charges.ts'
import { sumDecimals } from '../../shared/decimal.ts'
import { azureBill } from '../support/azure-bill.ts'
import { keepChargesAsBefore, migrateCharges } from '../support/charges-as-before.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const migration = { name: '007-deliveries' }
const row = (Date: string, SubscriptionId: string, CostInBillingCurrency: string) => ({
  Date,
  SubscriptionId,
  CostInBillingCurrency,
})

test('bills from before are split by sub account exactly, and are met by newer deliveries', async () => {
  await using app = await createTestApp({ watched: false })
  const { database } = app.ctx
  const both = [row('2026-10-01', 'a', '0.1000000000000000001'), row('2026-10-01', 'b', '2.25')]
  await deliverFiles(app, { both: azureBill([...both, row('2026-10-02', 'a', '4')]) })
  await keepChargesAsBefore(app.ctx)
  await database.migrate.down(migration)
  // As it was kept then: one sum for each service and day, whatever the sub account.
  await database('bill_days').where({ date: '2026-10-01', billed_cost: '2.25' }).delete()
  await database('bill_days')
    .where({ date: '2026-10-01' })
    .update({ billed_cost: '2.3500000000000000001', effective_cost: '2.3500000000000000001' })
  await database('imports').update({ status: 'done' })
  await database('bills').update({ state: 'counted' })
  await database.migrate.up(migration)
  await migrateCharges(app.ctx)
  await moveCharges(app.ctx)
  const days = await database('bill_days').where({ date: '2026-10-01' }).orderBy('sub_account_id')
  expect(days.map((day) => day.sub_account_id)).toEqual(['a', 'b'])
  expect(sumDecimals(days.map((day) => day.billed_cost))).toBe('2.3500000000000000001')
  const [cells] = await database('bill_cells').select('cells')
  expect(JSON.parse(cells?.cells ?? '{}')).toEqual({ a: ['2026-10-01', '2026-10-02'], b: ['2026-10-01'] })
  const held = await deliverFiles(app, { one: azureBill([row('2026-10-01', 'a', '0.1')]) })
  expect(held).toMatchObject({ status: 'held', conflicts: [{ lost_sub_accounts: ['b'] }] })
  await deliverFiles(app, { other: azureBill([row('2026-10-01', 'b', '3'), row('2026-10-03', 'b', '1')]) })
  const sum = await database('cloud_costs').sum({ total: 'cost' }).first()
  expect(sum?.total).toBeCloseTo(8.1, 6)
  expect(await checkBills(app.ctx)).toEqual([])
})

test('a database goes back to before, too', async () => {
  await using app = await createTestApp({ watched: false })
  const bill = azureBill(['2026-10-01', '2026-10-02'].map((day) => row(day, 'a', '1')))
  await deliverFiles(app, { bill })
  await deliverFiles(app, { one: azureBill([row('2026-10-01', 'a', '5')]) })
  await app.ctx.database.migrate.down(migration)
  expect(await app.ctx.database('imports').orderBy('id').pluck('status')).toEqual(['done', 'undone'])
  expect(await app.ctx.database('bills').orderBy('id').pluck('state')).toEqual(['counted', 'undone'])
  expect(await app.ctx.database('cloud_costs').sum({ total: 'cost' }).first()).toEqual({ total: 2 })
})
