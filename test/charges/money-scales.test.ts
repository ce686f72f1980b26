import { describe, expect, test } from 'vitest'
import type { Context } from '../../server/context.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { onSqlite } from '../support/database-under-test.ts'
import { deliverFiles } from '../support/deliver-files.ts'

/** A bill of its own provider, so that it counts beside others. */
function billOf(provider: string, amounts: readonly string[]): string {
  return csvOf(
    amounts.map((amount, place) => ({
      BilledCost: amount,
      EffectiveCost: amount,
      BillingCurrency: 'USD',
      BillingPeriodStart: '2026-09-01T00:00:00Z',
      ChargePeriodStart: '2026-09-10T00:00:00Z',
      ProviderName: provider,
      ServiceName: 'Compute',
      ServiceCategory: 'Compute',
      ChargeCategory: 'Usage',
      RegionId: `region-${place % 2}`,
      ResourceId: `resource-${place}`,
    })),
  )
}

const question = '/costs/aggregate?group_by='

const scalesOf = ({ database }: Context) =>
  database('charge_files').where({ grain: 'charge' }).orderBy('bill_id').pluck('scale')

async function exactTotals({ charges }: Context): Promise<string[]> {
  const { database } = charges
  return Promise.all(
    (['charge', 'sum'] as const).map(async (grain) => {
      const [row] = await database
        .from(database.raw(`${charges.counted(grain)} as c`))
        .select(database.raw('sum(billed_cost)::varchar as total'))
      return row.total
    }),
  )
}

const tiny = '0.0000000000000001'

describe('bills whose amounts have room for different decimal places', () => {
  test.each([
    ['just below', ['99999999999.25', '0.5'], 26],
    ['just above', ['100000000000.25', '0.5'], 16],
    ['below on its own, above with the others', ['60000000000.25', '0.5'], 26],
  ])('count exactly in one question: %s', async (_words, large, scale) => {
    await using app = await createTestApp()
    const second = ['60000000000.125', tiny, tiny, '-0.125']
    await deliverFiles(app, { 'small.csv': billOf('AWS', ['0.1', '0.2', tiny]) })
    await deliverFiles(app, { 'large.csv': billOf('Microsoft', large) })
    await deliverFiles(app, { 'second.csv': billOf('Google Cloud', second) })
    const total = Number(large[0]) + 0.5 + 60_000_000_000 + 0.3
    for (const field of ['region', 'resource', 'service', 'provider', 'account']) {
      const { status, body } = await app.rest(question + field)
      expect([field, status, body.metadata?.total_cost]).toEqual([field, 200, total])
    }
    if (!onSqlite) return
    expect(await scalesOf(app.ctx)).toEqual([26, scale, 26])
    const whole = BigInt(large[0]?.replace(/\..*/, '') ?? '') + 60_000_000_001n
    const exact = `${whole}.0500000000000003`
    expect(await exactTotals(app.ctx)).toEqual([exact, exact])
  })

  test('keep all decimal places as long as everything has room for them, also after the large one went', async () => {
    await using app = await createTestApp()
    const places = '0.00000000000000000000000001'
    await deliverFiles(app, { 'small.csv': billOf('AWS', ['1', places]) })
    const { id } = await deliverFiles(app, { 'large.csv': billOf('Microsoft', ['200000000000']) })
    expect((await app.rest(`${question}region`)).body.metadata.total_cost).toBe(200_000_000_001)
    await app.client.imports.undo.mutate({ id })
    expect((await app.rest(`${question}region`)).body.metadata.total_cost).toBe(1)
    if (onSqlite)
      expect(await exactTotals(app.ctx)).toEqual([places.replace('0', '1'), places.replace('0', '1')])
  })
})
