import { describe, expect, test } from 'vitest'
import { coverDays } from '../../server/coverage/cover-days.ts'
import type { CoveringBill } from '../../server/coverage/delivery.ts'
import { checkBills } from '../../server/imports/check-bills.ts'
import { createTestApp, json } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const header =
  'BilledCost,EffectiveCost,BillingCurrency,BillingPeriodStart,ChargePeriodStart,ProviderName,ServiceName,ChargeCategory,ChargeClass,BillingAccountId,SubAccountId,SubAccountName,RegionId,ResourceId,Tags'
const bill = [
  header,
  '10,8,USD,2026-10-01,2026-10-01,AWS,AmazonEC2,Usage,,acc,1,shop,eu,i-1,"{""team"":""web""}"',
  '5,5,USD,2026-10-01,2026-10-02T05:00:00+02:00,AWS,AmazonS3,Usage,,acc,2,data,us,b-1,',
  '3,3,USD,2026-10-01,2026-10-01,AWS,AmazonEC2,Tax,,acc,1,shop,,,',
  '-2,-2,USD,2026-10-01,2026-10-03,AWS,AmazonEC2,Credit,,acc,1,shop,,,',
  '-1,-1,USD,2026-10-01,2026-10-03,AWS,AmazonEC2,Usage,Correction,acc,1,shop,eu,i-1,',
  '4,4,EUR,2026-10-01,2026-10-03,AWS,AmazonEC2,Usage,,acc,1,shop,eu,i-2,',
].join('\n')

const query = { preset: undefined, start_date: '2026-10-01', end_date: '2026-10-31' } as const

describe('costs below the service', () => {
  test.each([
    [{}, 15],
    [{ account: 'shop' }, 10],
    [{ account: ['1', '2'] }, 15],
    [{ region: 'us' }, 5],
    [{ charge_category: ['Tax', 'Credit'] }, 1],
    [{ resource: 'i-1' }, 9],
    [{ tag: 'team=web' }, 10],
    [{ tag: ['team', 'team=web'] }, 10],
    [{ tag: 'team=other' }, 0],
    [{ exclude: 'tax' }, 12],
    [{ exclude: ['credits', 'tax', 'refunds'] }, 15],
    [{ exclude: 'credits', metric: 'effective' }, 15],
  ] as const)('answer %j with %d', async (filter, total) => {
    await using app = await createTestApp()
    await deliverFiles(app, { bill })
    const answer = await app.client.costs.aggregate.query({
      ...query,
      ...(structuredClone(filter) as object),
    })
    expect(answer.metadata.total_cost).toBe(total)
    expect(
      (await app.client.costs.summary.query({ ...query, ...(structuredClone(filter) as object) })).total_cost,
    ).toBe(total)
  })

  test('are grouped by any of them, and manual entries count with those that have none', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { bill })
    await app.client.costs.create.mutate({
      cloud_provider: 'Other',
      service_name: 'SaaS',
      cost: 7,
      date: '2026-10-05',
    })
    const byAccount = await app.rest(
      '/costs/aggregate?group_by=account&start_date=2026-10-01&end_date=2026-10-31',
    )
    const costs = byAccount.body.data.map((group: any) => [group.account, group.total_cost])
    expect(costs).toHaveLength(3)
    expect(costs).toEqual(
      expect.arrayContaining([
        ['data', 5],
        ['shop', 10],
        [null, 7],
      ]),
    )
    const byTag = await app.client.costs.aggregate.query({ ...query, group_by: 'tag', tag_key: 'team' })
    expect(byTag.data.map(({ tag, total_cost }) => [tag, total_cost])).toEqual(
      expect.arrayContaining([
        ['web', 10],
        [null, 12],
      ]),
    )
    expect((await app.rest('/costs/aggregate?group_by=tag')).status).toBe(400)
    expect((await app.rest('/costs?region=us')).body.data).toHaveLength(1)
    expect(await app.client.costs.resources.query(query)).toMatchObject([
      { resource: 'i-1', total_cost: 9, account: 'shop' },
      { resource: 'b-1', total_cost: 5 },
    ])
    expect(await app.client.costs.tags.query(query)).toMatchObject({
      total_cost: 15,
      untagged_cost: 5,
      untagged_percentage: 33.33,
      keys: [{ key: 'team', total_cost: 10 }],
    })
  })
})

describe('exchange rates', () => {
  test('convert what is there, without another import, and say what they wait for', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { bill })
    const total = async () => (await app.client.costs.summary.query(query)).total_cost
    expect(await total()).toBe(15)
    expect((await app.client.exchange_rates.list.query()).missing).toEqual([
      { month: '2026-10', currency: 'EUR', cost: 4 },
    ])
    await app.rest('/exchange-rates/2026-10/EUR', json('PUT', { rate: 1.5 }))
    expect(await total()).toBe(21)
    await app.client.exchange_rates.load.mutate({ csv: 'month,currency,rate\r\n2026-10,EUR,2\r\n\r\n' })
    expect(await total()).toBe(23)
    expect((await app.client.costs.aggregate.query({ ...query, resource: 'i-2' })).metadata.total_cost).toBe(
      8,
    )
    expect(await checkBills(app.ctx)).toEqual([])
    await app.client.exchange_rates.remove.mutate({ month: '2026-10', currency: 'EUR' })
    expect(await total()).toBe(15)
    for (const rate of [null, '', '5', 0, -1]) {
      expect((await app.rest('/exchange-rates/2026-10/EUR', json('PUT', { rate }))).status).toBe(400)
    }
    expect((await app.rest('/exchange-rates/2026-10/USD', json('PUT', { rate: 1 }))).status).toBe(400)
    await expect(
      app.client.exchange_rates.load.mutate({ csv: 'month,currency,rate\n2026-10,EUR,x' }),
    ).rejects.toThrow(/line 2/)
    await expect(
      app.client.exchange_rates.remove.mutate({ month: '2026-10', currency: 'EUR' }),
    ).rejects.toThrow(/no rate/)
  })
})

describe('coverage and reconciliation', () => {
  test('tell complete days from growing and missing ones', () => {
    const charged = new Set(['2026-11-20', '2026-11-21', '2026-11-23'])
    const growing = { billing_period: '2026-11', is_final: false, last_day: '2026-11-23' }
    const statesOf = (bill: CoveringBill, today: string, delivered = today) =>
      coverDays({ bills: [bill], charged, delivered_at: `${delivered}T12:00:00.000Z` }, today, 24).map(
        ({ state }) => state,
      )
    const whole = ['complete', 'complete', 'missing', 'complete']
    expect(statesOf(growing, '2026-11-24')).toEqual(['complete', 'complete', 'missing', 'partial'])
    expect(statesOf({ ...growing, is_final: true }, '2026-11-24')).toEqual(whole)
    expect(statesOf({ ...growing, is_final: true }, '2027-03-01')).toEqual(whole)
    expect(statesOf(growing, '2027-03-01')).toEqual(whole)
    // Delivered on the 22nd, the bill could not have all of the 21st yet.
    expect(statesOf(growing, '2026-11-24', '2026-11-22')).toEqual([
      'complete',
      'partial',
      'missing',
      'partial',
    ])
    const extracts = ['2026-11-20', '2026-11-21'].map((last_day) => ({ ...growing, last_day }))
    const daily = {
      bills: extracts,
      charged: new Set(['2026-11-20', '2026-11-21']),
      delivered_at: '2026-11-24',
    }
    expect(coverDays(daily, '2026-11-23', 24).map(({ state }) => state)).toEqual([
      'complete',
      'partial',
      'missing',
    ])
    expect(coverDays({ bills: [], charged: new Set(), delivered_at: '' }, '2026-11-24', 48)).toEqual([])
  })

  test('show each account, and hold its invoice against its bill', async () => {
    await using app = await createTestApp()
    await deliverFiles(app, { bill })
    expect(await app.client.coverage.list.query()).toMatchObject([
      {
        billing_account_id: 'acc',
        first_day: '2026-10-01',
        last_day: '2026-10-03',
        periods: [{ datasets: ['focus'] }],
      },
    ])
    const invoice = {
      cloud_provider: 'AWS',
      billing_account_id: 'acc',
      billing_period: '2026-10',
      currency: 'USD',
    } as const
    const compared = await app.client.reconciliation.set.mutate({ ...invoice, total: '12.00' })
    expect(compared).toMatchObject([
      { currency: 'EUR', our_total: '4', invoice_total: null, difference: null },
      {
        currency: 'USD',
        our_total: '15',
        invoice_total: '12',
        difference: '-3',
        other_currencies: [{ currency: 'EUR', total: '4' }],
      },
    ])
    expect(compared[1]?.parts.find(({ kind }) => kind === 'tax')).toEqual({
      kind: 'tax',
      amount: '3',
      would_explain: true,
    })
    expect(compared[1]?.notes.join()).toMatch(/size of the tax/)
    expect(compared[1]?.missing_days).toContain('2026-10-31')
    const agreed = await app.client.reconciliation.set.mutate({ ...invoice, total: '15' })
    expect(agreed[1]?.notes).toEqual(['Invoice and bill agree to the cent.'])
    expect(await app.client.reconciliation.remove.mutate(invoice)).toMatchObject([
      {},
      { invoice_total: null },
    ])
    await expect(app.client.reconciliation.remove.mutate(invoice)).rejects.toThrow(/No invoice total/)
  })
})
