import { expect, test } from 'vitest'
import { removeUndoneCharges } from '../../server/charges/remove-undone-charges.ts'
import type { Context } from '../../server/context.ts'
import { changeData } from '../../server/database/data-version.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'

const billsWithCharges = ({ database, charges }: Context) =>
  database(charges.folder === null ? 'charges' : 'charge_files')
    .distinct()
    .pluck('bill_id')

test('charges of an undo that was killed before it removed them go, and no others', async () => {
  await using app = await createTestApp()
  const { ctx } = app
  await deliverFiles(app, { 'focus.csv': focusBill([{}]) })
  await deliverFiles(app, { 'other.csv': focusBill([{ ProviderName: 'Microsoft' }]) })
  await changeData(ctx.database, async (transaction) => {
    await transaction('cloud_costs').where({ bill_id: 1 }).delete()
    await transaction('bills').where({ id: 1 }).update({ state: 'undone' })
  })
  expect((await billsWithCharges(ctx)).map(Number).sort()).toEqual([1, 2])
  await removeUndoneCharges(ctx)
  expect((await billsWithCharges(ctx)).map(Number)).toEqual([2])
})
