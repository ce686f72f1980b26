import { expect, test } from 'vitest'
import { changeData } from '../../server/database/data-version.ts'
import { appendCharges } from '../../server/imports/append-charges.ts'
import { removeBills } from '../../server/imports/remove-bills.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { onSqlite } from '../support/database-under-test.ts'

const columns = [
  'bill_id',
  'date',
  'cloud_provider',
  'service_name',
  'bill_service_name',
  'charge_category',
  'billing_currency',
  'billed_cost',
  'effective_cost',
]
const chargeOf = (bill: number) => [bill, '2026-11-20', 'AWS', 'EC2', 'EC2', 'Usage', 'USD', 1, 1]

/** An import that is being carried out. */
async function stagedBill({ ctx: { database }, ctx }: TestApp): Promise<{ id: number; import_id: number }> {
  await insertCharges(ctx, [chargeRow(), chargeRow()])
  await changeData(database, async (transaction) => {
    await transaction('cloud_costs').delete()
    await transaction('bills').update({ state: 'staged' })
  })
  const bill = await database('bills').first('id', 'import_id')
  if (bill === undefined) throw new Error('There is no bill.')
  return bill
}

test.runIf(!onSqlite)(
  'a process that goes on after its bills were removed leaves nothing behind',
  async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    const bill = await stagedBill(app)
    const writers = Array.from({ length: 4 }, () => appendCharges(database, columns, [chargeOf(bill.id)]))
    const outcomes = await Promise.allSettled([...writers, removeBills(app.ctx, bill.import_id)])
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(String(outcome.reason)).toMatch(/was removed/)
    }
    expect(outcomes.at(-1)?.status).toBe('fulfilled')
    await expect(appendCharges(database, columns, [chargeOf(bill.id)])).rejects.toThrow(/removed/)
    for (const table of ['bills', 'charges', 'bill_days', 'bill_cells'] as const)
      expect(await database(table).select()).toEqual([])
  },
)
