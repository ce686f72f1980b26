import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { checkBills } from '../../server/imports/check-bills.ts'
import { importsEnded } from '../../server/imports/import-queue.ts'
import type { BillImport } from '../../shared/bill-import.ts'
import { daysOf, type Day } from '../../shared/period.ts'
import { azureBill, type AzureRow } from '../support/azure-bill.ts'
import { createTestApp, json, type TestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const october = (from: number, to: number): Day[] =>
  daysOf({
    start_date: `2026-10-${String(from).padStart(2, '0')}`,
    end_date: `2026-10-${String(to).padStart(2, '0')}`,
  })
const billOf = (days: readonly Day[], cost: string, change: Partial<AzureRow> = {}) =>
  azureBill(days.map((Date) => ({ Date, CostInBillingCurrency: cost, ...change })))

const total = async ({ database }: Context, column: 'cost' | 'effective_cost' = 'cost'): Promise<number> => {
  const row = await database('cloud_costs').sum({ total: column }).first()
  return Math.round(Number(row?.total ?? 0) * 1e6) / 1e6
}

async function deliver(app: TestApp, content: string, onConflict?: string): Promise<BillImport> {
  const form = new FormData()
  form.append('file', new Blob([content]), 'export.csv')
  const query = onConflict === undefined ? '' : `?on_conflict=${onConflict}`
  const { status, body } = await app.rest(`/imports${query}`, { method: 'POST', body: form })
  expect(status).toBe(202)
  await importsEnded(app.ctx)
  return app.client.imports.get.query({ id: body.id })
}

/** What the charges say, which every question below the service adds up. */
async function charged(app: TestApp): Promise<number> {
  const query = { start_date: '2026-09-01', end_date: '2026-11-30', group_by: 'account' }
  const { metadata, data } = await app.client.costs.aggregate.query(query)
  const sum = data.reduce((all, row) => all + ('total_cost' in row ? row.total_cost : 0), 0)
  expect(sum).toBeCloseTo(metadata.total_cost, 6)
  return sum
}

describe('a delivery counts beside what counts', () => {
  test('where it tells of other sub accounts of the same account', async () => {
    await using app = await createTestApp()
    await deliver(app, billOf(october(1, 31), '1'))
    const second = await deliver(app, billOf(october(1, 31), '2', { SubscriptionId: 'bbbb-2' }))
    expect(second.status).toBe('done')
    expect(await total(app.ctx)).toBe(93)
    expect(await charged(app)).toBe(93)
    const restated = await deliver(app, billOf(october(1, 31), '1.5'))
    expect(restated.status).toBe('done')
    expect(await total(app.ctx)).toBe(108.5)
    const changes = await app.client.imports.restatements.query({})
    expect(changes).toMatchObject([{ before: '93', after: '108.5', difference: '15.5' }])
  })

  test('where it tells of other days, in any order', async () => {
    await using app = await createTestApp()
    for (const day of [3, 1, 2]) await deliver(app, billOf(october(day, day), '10'))
    expect(await total(app.ctx)).toBe(30)
    expect(await app.client.imports.restatements.query({})).toEqual([])
    const month = await deliver(app, billOf(october(1, 4), '11'))
    expect(month.status).toBe('done')
    expect(await total(app.ctx)).toBe(44)
    await app.client.imports.undo.mutate({ id: month.id })
    expect(await total(app.ctx)).toBe(30)
    expect(await checkBills(app.ctx)).toEqual([])
  })
})

describe('a delivery that covers some of what counts', () => {
  test('replaces that and keeps the rest, as a window that moves on does', async () => {
    await using app = await createTestApp()
    await deliver(app, billOf(october(1, 7), '10'))
    const next = await deliver(app, billOf(october(2, 8), '11'))
    expect(next.status).toBe('done')
    expect(next.notes.join()).toMatch(/1 day.*10\.00 USD.*go on counting from import 1/)
    expect(await total(app.ctx)).toBe(10 + 7 * 11)
    expect(await charged(app)).toBe(10 + 7 * 11)
    expect(await checkBills(app.ctx)).toEqual([])
    await app.client.imports.undo.mutate({ id: next.id })
    expect(await total(app.ctx)).toBe(70)
  })

  test('takes back what a sub account was charged on a day that it tells of', async () => {
    await using app = await createTestApp()
    const other = { SubscriptionId: 'bbbb-2' }
    const row = (Date: Day, CostInBillingCurrency: string, change: Partial<AzureRow> = {}) => ({
      Date,
      CostInBillingCurrency,
      ...change,
    })
    await deliver(
      app,
      azureBill([row('2026-10-01', '1'), row('2026-10-02', '2'), row('2026-10-01', '4', other)]),
    )
    const moved = [row('2026-10-01', '1'), row('2026-10-02', '2', other), row('2026-10-03', '8')]
    expect((await deliver(app, azureBill(moved))).status).toBe('done')
    expect(await total(app.ctx)).toBe(11)
  })
})

describe('a delivery that would make costs vanish', () => {
  const setUp = async () => {
    const app = await createTestApp()
    await deliver(app, billOf(october(1, 9), '10'))
    const held = await deliver(app, billOf(october(1, 5), '10'))
    return { app, held }
  }

  test('is held, and says what would stop counting', async () => {
    const { app, held } = await setUp()
    await using _app = app
    expect(held.status).toBe('held')
    expect(held.message).toContain(
      '4 days and 40.00 USD of October 2026 would no longer count (2026-10-06 to 2026-10-09).',
    )
    expect(held.conflicts).toMatchObject([
      { lost_cost: { USD: '40' }, lost_days: october(6, 9), lost_sub_accounts: [], counted_import_ids: [1] },
    ])
    expect(held.bills).toMatchObject([{ state: 'held' }])
    expect(await total(app.ctx)).toBe(90)
    expect(await charged(app)).toBe(90)
    expect((await deliver(app, billOf(october(1, 5), '10'))).status).toBe('unchanged')
  })

  test.each([
    ['replace', 50, 'done'],
    ['add', 90, 'done'],
    ['keep', 90, 'undone'],
  ] as const)('waits for a decision: %s', async (decision, after, status) => {
    const { app, held } = await setUp()
    await using _app = app
    const decided = await app.client.imports.decide.mutate({ id: held.id, decision })
    expect(decided).toMatchObject({ status, conflicts: [] })
    expect(await total(app.ctx)).toBe(after)
    expect(await charged(app)).toBe(after)
    expect(await checkBills(app.ctx)).toEqual([])
    await expect(app.client.imports.decide.mutate({ id: held.id, decision })).rejects.toThrow(
      /nothing to decide/,
    )
    if (status === 'done') await app.client.imports.undo.mutate({ id: held.id })
    expect(await total(app.ctx)).toBe(90)
  })

  test.each([
    ['replace', 50],
    ['add', 90],
    ['keep', 90],
  ] as const)('may come with the decision: %s', async (decision, after) => {
    await using app = await createTestApp()
    await deliver(app, billOf(october(1, 9), '10'))
    await deliver(app, billOf(october(1, 5), '10.0', { MeterName: 'ZRS' }), decision)
    expect(await total(app.ctx)).toBe(after)
  })

  test.each(['export.csv', 'the same bill in other bytes'])(
    'is decided by the same delivery that comes again with a decision: %s',
    async (how) => {
      const { app, held } = await setUp()
      await using _app = app
      const cost = how === 'export.csv' ? '10' : '10.0'
      const again = await deliver(app, billOf(october(1, 5), cost), 'replace')
      expect(again.status).toBe('unchanged')
      expect(again.message).toMatch(/as import 2, which waited for a decision and has it now: replace/)
      expect(await app.client.imports.get.query({ id: held.id })).toMatchObject({ status: 'done' })
      expect(await total(app.ctx)).toBe(50)
    },
  )

  test('adds only its new days where that is decided', async () => {
    await using app = await createTestApp()
    await deliver(app, billOf(october(4, 9), '10'))
    const held = await deliver(app, billOf(october(1, 5), '7'))
    const added = { new_days: october(1, 3), new_cost: { USD: '21' } }
    expect(held).toMatchObject({ status: 'held', conflicts: [{ reason: 'older', ...added }] })
    await app.client.imports.decide.mutate({ id: held.id, decision: 'add' })
    expect(await total(app.ctx)).toBe(60 + 21)
    expect(await charged(app)).toBe(60 + 21)
  })

  test('is held where sub accounts are gone', async () => {
    await using app = await createTestApp()
    const days = october(1, 31)
    const rows = ['aaaa-1', 'bbbb-2'].flatMap((SubscriptionId) =>
      days.map((Date) => ({ Date, CostInBillingCurrency: '1', SubscriptionId })),
    )
    await deliver(app, azureBill(rows))
    const held = await deliver(app, billOf(days, '3'))
    expect(held.conflicts).toMatchObject([
      { reason: 'narrower', lost_sub_accounts: ['bbbb-2'], lost_cost: { USD: '31' } },
    ])
    expect(held.message).toContain('1 sub account, 31 days and 31.00 USD of October 2026')
    await app.client.imports.decide.mutate({ id: held.id, decision: 'replace' })
    expect(await total(app.ctx)).toBe(93)
  })

  test('is held where it says far less of the days that it replaces', async () => {
    await using app = await createTestApp()
    await deliver(app, billOf(october(1, 4), '10'))
    const late = await deliver(app, billOf(october(3, 5), '0.5'))
    expect(late).toMatchObject({ status: 'held', conflicts: [{ reason: 'smaller' }] })
    expect(await total(app.ctx)).toBe(40)
  })

  test('can be left out by an undo, too', async () => {
    const { app, held } = await setUp()
    await using _app = app
    expect(await app.client.imports.undo.mutate({ id: held.id })).toMatchObject({ status: 'undone' })
    expect(await total(app.ctx)).toBe(90)
  })

  test('stays in the list of imports, however many came since', async () => {
    const { app, held } = await setUp()
    await using _app = app
    const row = await app.ctx.database('imports').where({ id: held.id }).first()
    if (row === undefined) throw new Error('The import is gone.')
    const later = Array.from({ length: 500 }, (_, index) => ({
      ...row,
      id: 100 + index,
      status: 'refused' as const,
    }))
    await app.ctx.database.batchInsert('imports', later, 20)
    const listed = await app.client.imports.list.query()
    expect([listed.length, listed.at(-1)?.id]).toEqual([501, held.id])
  })

  test('refuses an unknown decision', async () => {
    const { app, held } = await setUp()
    await using _app = app
    const wrong = await app.rest(`/imports/${held.id}/decide`, json('POST', { decision: 'hold' }))
    expect(wrong.status).toBe(400)
    const unknown = await app.rest('/imports/99/decide', json('POST', { decision: 'add' }))
    expect(unknown.status).toBe(404)
    const form = new FormData()
    form.append('file', new Blob(['x']), 'x.csv')
    const upload = await app.rest('/imports?on_conflict=maybe', { method: 'POST', body: form })
    expect(upload.status).toBe(400)
  })
})

describe('any partition of a bill into deliveries', () => {
  const days = october(1, 6)
  const accounts = ['aaaa-1', 'bbbb-2', 'cccc-3', '']
  const rows = days.flatMap((Date, day) =>
    accounts.flatMap((SubscriptionId, account) =>
      (day + account) % 5 === 0
        ? []
        : [{ Date, SubscriptionId, CostInBillingCurrency: `${day + 1}.${account}1` }],
    ),
  )
  const whole = rows.reduce((sum, row) => sum + Number(row.CostInBillingCurrency), 0)

  const parts = (keys: readonly string[]) =>
    fc
      .array(fc.nat(2), { minLength: keys.length, maxLength: keys.length })
      .map((places) => [0, 1, 2].map((place) => new Set(keys.filter((_, index) => places[index] === place))))

  test.each(['days', 'sub accounts'] as const)(
    'by %s, in any order and again, gives the whole',
    async (by) => {
      const keys = by === 'days' ? days : accounts
      const keyOf = (row: AzureRow) => (by === 'days' ? row.Date : (row.SubscriptionId ?? ''))
      await fc.assert(
        fc.asyncProperty(
          parts(keys),
          fc.shuffledSubarray([0, 1, 2, 0, 1], { minLength: 5 }),
          async (groups, order) => {
            await using app = await createTestApp()
            for (const place of order) {
              const own = rows.filter((row) => groups[place]?.has(keyOf(row)))
              if (own.length > 0) await deliver(app, azureBill(own))
            }
            expect(await total(app.ctx)).toBeCloseTo(whole, 6)
            expect(await charged(app)).toBeCloseTo(whole, 6)
            await deliverFiles(app, { all: azureBill(rows) })
            expect(await total(app.ctx)).toBeCloseTo(whole, 6)
            expect(await checkBills(app.ctx)).toEqual([])
          },
        ),
        { numRuns: 4 },
      )
    },
  )
})

describe('actual and amortized costs in parts', () => {
  const days = october(1, 4)
  const committed = { PricingModel: 'Reservation', ReservationId: 'r1', MeterCategory: 'Virtual Machines' }
  const actual: AzureRow[] = [
    {
      ...committed,
      Date: '2026-10-02',
      CostInBillingCurrency: '300',
      ChargeType: 'Purchase',
      SubscriptionId: '',
    },
    ...days.flatMap((Date) => [
      { ...committed, Date, CostInBillingCurrency: '0' },
      { Date, CostInBillingCurrency: '2', SubscriptionId: 'bbbb-2' },
    ]),
  ]
  const amortized: AzureRow[] = days.flatMap((Date) => [
    { ...committed, Date, CostInBillingCurrency: '10' },
    { Date, CostInBillingCurrency: '2', SubscriptionId: 'bbbb-2' },
  ])
  const onDays = (rows: readonly AzureRow[], from: number, to: number) =>
    azureBill(rows.filter(({ Date }) => october(from, to).includes(Date)))

  test('leave out what a subscription without any use of its own paid for commitments', async () => {
    await using app = await createTestApp()
    const purchase = { ...committed, ChargeType: 'Purchase', CostInBillingCurrency: '300' }
    const support = { Date: '2026-10-01', SubscriptionId: 'buyer', CostInBillingCurrency: '5' }
    const bought = [{ ...purchase, Date: '2026-10-01', SubscriptionId: 'buyer' }, support, ...actual.slice(1)]
    await deliver(app, azureBill(bought))
    expect(await total(app.ctx, 'effective_cost')).toBe(313)
    await deliver(app, azureBill(amortized))
    expect(await total(app.ctx)).toBe(313)
    expect(await total(app.ctx, 'effective_cost')).toBe(48 + 5)
    const query = { start_date: '2026-10-01', end_date: '2026-10-31', group_by: 'account' }
    const { metadata } = await app.client.costs.aggregate.query({ ...query, metric: 'effective' })
    expect(metadata.total_cost).toBe(53)
  })

  test('give the whole in any order', async () => {
    const parts = [
      onDays(actual, 1, 2),
      onDays(actual, 3, 4),
      onDays(amortized, 1, 1),
      onDays(amortized, 2, 4),
    ]
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(parts, { minLength: 4 }), async (order) => {
        await using app = await createTestApp()
        for (const part of order) expect(await deliver(app, part)).toMatchObject({ status: 'done' })
        expect(await total(app.ctx)).toBe(308)
        expect(await total(app.ctx, 'effective_cost')).toBe(48)
        expect(await checkBills(app.ctx)).toEqual([])
      }),
      { numRuns: 4 },
    )
  })
})
