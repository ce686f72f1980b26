import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { describeMonths, prepareMonths } from '../../server/database/charge-months.ts'
import type { Database } from '../../server/database/connect.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { onCitus, onSqlite } from '../support/database-under-test.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

const migration = { name: '015-postgres-partitions' }

/** Where the charges of each day are kept; Citus adds the number of the shard. */
async function placesOf(database: Database): Promise<Record<string, string>> {
  const { rows }: { rows: { date: string; place: string }[] } = await database.raw(
    'select cast(date as text) as date, cast(tableoid::regclass as text) as place from charges order by 1',
  )
  return Object.fromEntries(rows.map(({ date, place }) => [date, place.replace(/_\d{6,}$/, '')]))
}

describe.runIf(!onSqlite)('PostgreSQL keeps charges by month', () => {
  test('and a database from before keeps its charges with their numbers', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    await database.migrate.down(migration)
    await insertCharges(app.ctx, [
      chargeRow({ date: '2026-09-30', billed_cost: 0.1 }),
      chargeRow({ date: '2026-10-01', billed_cost: 0.2, effective_cost: -3, usage_quantity: 1.5 }),
      chargeRow({ date: '2026-12-31', billing_currency: 'EUR' }),
    ])
    const before = await database('charges').orderBy('id')
    await database.migrate.up(migration)
    expect(await database('charges').orderBy('id')).toEqual(before)
    expect(await placesOf(database)).toEqual({
      '2026-09-30': 'charges_2026_09',
      '2026-10-01': 'charges_2026_10',
      '2026-12-31': 'charges_2026_12',
    })
    await insertCharges(app.ctx, [chargeRow({ date: '2026-10-02' })])
    const newest = Math.max(...before.map(({ id }) => id)) + 1
    expect(await database('charges').max({ id: 'id' })).toEqual([{ id: newest }])
    await database.migrate.down(migration)
    expect((await database('charges').orderBy('id')).slice(0, 3)).toEqual(before)
  })

  test('whose numbers go on beyond 32 bits', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    for (const table of ['charges', 'cloud_costs'])
      await database.raw(`select setval('${table}_id_seq', 3000000000)`)
    await insertCharges(app.ctx, [chargeRow()])
    expect(await database('charges').first('id')).toEqual({ id: 3_000_000_001 })
    expect(await database('cloud_costs').first('id')).toEqual({ id: 3_000_000_001 })
  })

  test('whose place is made once, whoever asks for it at the same moment', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    const months = ['2026-11', '2026-12', '2027-01']
    await Promise.all(Array.from({ length: 6 }, () => prepareMonths(database, months)))
    await insertCharges(app.ctx, [chargeRow({ date: '2026-11-30' }), chargeRow({ date: '2026-12-01' })])
    expect(await placesOf(database)).toEqual({
      '2026-11-30': 'charges_2026_11',
      '2026-12-01': 'charges_2026_12',
    })
  })

  test('and keeps what has no place of its own all the same', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    await insertCharges(app.ctx, [chargeRow({ date: '2026-08-01' })])
    expect(await placesOf(database)).toEqual({ '2026-08-01': 'charges_default' })
    await prepareMonths(database, ['2026-08', '2026-09'])
    await insertCharges(app.ctx, [chargeRow({ date: '2026-08-02' }), chargeRow({ date: '2026-09-01' })])
    expect(await placesOf(database)).toEqual({
      '2026-08-01': 'charges_default',
      '2026-08-02': 'charges_default',
      '2026-09-01': 'charges_2026_09',
    })
  })

  test('and reads no month that a question does not ask for', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    await prepareMonths(database, ['2026-09', '2026-10', '2026-11'])
    const { rows }: { rows: { 'QUERY PLAN': string }[] } = await database.raw(
      `explain select sum(billed_cost) from charges where date between '2026-10-05' and '2026-10-20'`,
    )
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n')
    expect(plan).toContain('charges_2026_10')
    expect(plan).not.toMatch(/charges_2026_09|charges_2026_11|charges_default/)
  })

  test('whose place waits for a query that is under way, and no other waits for it', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    const reader = await database.transaction()
    await reader('charges').first('id')
    const prepared = prepareMonths(database, ['2026-07'])
    // Long enough that it has given up waiting once.
    await wait(1200)
    expect(await database('charges').first('id')).toBeUndefined()
    expect(await database.schema.hasTable('charges_2026_07')).toBe(false)
    await reader.commit()
    await prepared
    expect(await database.schema.hasTable('charges_2026_07')).toBe(true)
  })

  test('and is told what they are like', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    await prepareMonths(database, ['2026-11'])
    await insertCharges(app.ctx, [chargeRow(), chargeRow()])
    const known = () => database('pg_class').where({ relname: 'charges_2026_11' }).pluck('reltuples')
    expect(await known()).toEqual([-1])
    await describeMonths(database, ['2026-10', '2026-11'])
    expect(await known()).toEqual([onCitus ? 0 : 2])
  })

  test('and an import makes the months that it brings', async () => {
    await using app = await createTestApp()
    const { database } = app.ctx
    const days = ['2026-09-30', '2026-10-01']
    await deliverBill(app, focusBill(days.map((day) => ({ ChargePeriodStart: `${day}T00:00:00Z` }))))
    expect(Object.values(await placesOf(database))).toEqual(['charges_2026_09', 'charges_2026_10'])
  })
})
