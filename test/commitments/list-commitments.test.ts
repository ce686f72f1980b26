import { beforeAll, afterAll, describe, expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { commitments } from '../support/side-datasets.ts'

const days = daysOf({ start_date: '2026-09-01', end_date: '2026-11-20' })
const october = 'start_date=2026-10-01&end_date=2026-10-31'

const plan = { commitment_id: 'arn:aws:savingsplans::1:savingsplan/sp-1', commitment_type: 'Savings Plan' }
const hours = { usage_type: 'BoxUsage:m7g.large', operation: 'RunInstances', usage_unit: 'Hrs' }
const google = {
  cloud_provider: 'GCP',
  service_name: 'Compute Engine',
  bill_service_name: 'Compute Engine',
} as const

/** A savings plan of 8 a day that covers 10 a day, of which 1 a day is unused; 5 a day on demand; spot and volumes. */
const aws = (date: string) => [
  chargeRow({
    ...plan,
    ...hours,
    date,
    commitment_status: 'Used',
    usage_quantity: 100,
    billed_cost: 10,
    effective_cost: 7,
    contracted_cost: 10,
  }),
  chargeRow({ ...plan, ...hours, date, billed_cost: -10, effective_cost: 0 }),
  chargeRow({
    ...plan,
    date,
    charge_category: 'Purchase',
    commitment_status: 'Unused',
    usage_type: 'ComputeSP:1yrNoUpfront',
    details: '{"CommitmentStart":"2026-01-01T00:00:00Z","CommitmentEnd":"2027-01-01T00:00:00Z"}',
    billed_cost: 8,
    effective_cost: 1,
  }),
  chargeRow({ ...hours, date, usage_quantity: 50, billed_cost: 5, region: 'us-east-1' }),
  chargeRow({ date, usage_type: 'SpotUsage:m7g.large', billed_cost: 20 }),
  chargeRow({ date, usage_type: 'EBS:VolumeUsage.gp3', billed_cost: 40 }),
]

const gcp = (date: string) => [
  chargeRow({ ...google, date, usage_type: 'N2 Instance Core running in Americas', billed_cost: 100 }),
  chargeRow({
    ...google,
    date,
    usage_type: 'N2 Instance Core running in Americas',
    commitment_type: 'Committed Use Discount',
    discount_type: 'COMMITTED_USAGE_DISCOUNT',
    billed_cost: -100,
  }),
  chargeRow({
    ...google,
    date,
    charge_category: 'Purchase',
    commitment_type: 'Committed Use Discount',
    usage_type: 'Commitment v1: N2 Cpu in Americas for 1 Year',
    billed_cost: 63,
  }),
]

describe('commitments', () => {
  let app: TestApp
  beforeAll(async () => {
    app = await createTestApp()
    await insertCharges(
      app.ctx,
      days.flatMap((date) => [...aws(date), ...gcp(date)]),
    )
    await deliverFiles(app, {
      'contracts.csv': commitments([
        {
          ContractCommitmentId: 'EDP',
          ContractCommitmentCost: '100000',
          ContractCommitmentDescription: 'Enterprise discount program',
          ContractCommitmentPeriodStart: '2026-10-01T00:00:00Z',
          ContractCommitmentPeriodEnd: '2027-10-01T00:00:00Z',
          ServiceProviderName: 'AWS',
        },
      ]),
    })
  })
  afterAll(() => app[Symbol.asyncDispose]())

  test('say what they cost, cover, save and leave unused', async () => {
    const { status, body } = await app.rest(`/commitments?${october}&cloud_provider=AWS`)
    expect(status).toBe(200)
    expect(body.commitments).toMatchObject([
      {
        commitment_id: plan.commitment_id,
        name: 'Compute savings plan, 1 year, No Upfront',
        type: 'Savings Plan',
        term: '1 year',
        payment: 'No Upfront',
        start_date: '2026-01-01',
        end_date: '2026-12-31',
        days_left: 37,
        is_ending_soon: true,
        committed_cost: 248,
        used_cost: 217,
        unused_cost: 31,
        utilization_percent: 87.5,
        on_demand_cost: 310,
        net_saving: 62,
        break_even_percent: 70,
        hourly_commitment: expect.closeTo(8 / 24, 6),
        covers: [{ service_name: 'EC2', charge_kind: 'instance', resource_class: 'm7g.large', cost: 217 }],
      },
    ])
    expect(body.totals).toEqual({
      committed_cost: 248,
      unused_cost: 31,
      utilization_percent: 87.5,
      net_saving: 62,
      effective_saving_rate_percent: expect.closeTo((100 * 62) / 465, 4),
      covered_cost: 310,
      uncovered_cost: 155,
      coverage_percent: expect.closeTo(66.6667, 3),
    })
  })

  test('of Google cover what their credits take off', async () => {
    const { commitments: found, totals } = await app.client.commitments.list.query({
      start_date: '2026-10-01',
      end_date: '2026-10-31',
      cloud_provider: 'GCP',
    })
    expect(found).toMatchObject([
      { committed_cost: 63 * 31, on_demand_cost: 3100, net_saving: 37 * 31, unused_cost: null },
    ])
    expect(totals).toMatchObject({ coverage_percent: 100, uncovered_cost: 0 })
  })

  test.each([
    ['service', ['AWS / EC2']],
    ['region', ['eu-central-1', 'us-east-1']],
    ['family', ['m7g']],
    ['account', ['shop']],
    ['charge_kind', ['Instance hours']],
  ])('cover usage by %s', async (by, values) => {
    const { body } = await app.rest(`/commitments?${october}&cloud_provider=AWS&by=${by}&granularity=monthly`)
    expect(body.coverage.map(({ value }: { value: string }) => value)).toEqual(values)
    expect(body.coverage_over_time).toEqual([
      {
        period: '2026-10',
        covered_cost: 310,
        uncovered_cost: 155,
        coverage_percent: expect.closeTo(66.6667, 3),
      },
    ])
  })

  test('tell how far an agreed spend is used up', async () => {
    const { body } = await app.rest(`/commitments?${october}`)
    // From 1 October to 20 November 73 a day are billed, on 55 of 365 days until today.
    const spent = 51 * 73
    expect(body.committed_spend).toEqual([
      expect.objectContaining({
        commitment_id: 'EDP',
        name: 'Enterprise discount program',
        committed: 100_000,
        spent,
        end_date: '2027-09-30',
        spent_percent: spent / 1000,
        elapsed_percent: expect.closeTo((100 * 55) / 365, 4),
        expected_at_end: expect.closeTo((spent * 365) / 55, 2),
      }),
    ])
  })

  test('are planned for usage that nothing covers, at the price that the bills pay', async () => {
    const { status, body } = await app.rest('/commitments/plan?look_back_days=30')
    expect(status).toBe(200)
    const own = body.plans.find(
      ({ term_years, payment }: { term_years: number; payment: string }) =>
        term_years === 1 && payment === 'No Upfront',
    )
    expect(
      body.plans.every(({ cloud_provider }: { cloud_provider: string }) => cloud_provider === 'AWS'),
    ).toBe(true)
    expect(body.plans).toHaveLength(6)
    expect(own).toMatchObject({
      offer: 'compute',
      discount_percent: 30,
      eligible_monthly_cost: expect.closeTo(5 * 30.4375, 4),
      best: { monthly_saving: expect.closeTo(1.5 * 30.4375, 4), utilization_percent: 100 },
      losses: [{ usage_change_percent: -10 }, { usage_change_percent: -20 }, { usage_change_percent: -30 }],
    })
    const less = (await app.rest('/commitments/plan?look_back_days=30&usage_change_percent=-50')).body
    expect(less.plans[0].eligible_monthly_cost).toBeCloseTo(2.5 * 30.4375, 4)
  })

  test.each([
    'commitments?by=colour',
    'commitments?start_date=2026-11-02&end_date=2026-11-01',
    'commitments?depth=1',
    'commitments/plan?look_back_days=6',
    'commitments/plan?look_back_days=91',
    'commitments/plan?usage_change_percent=-91',
  ])('%s is a 400', async (path) => expect((await app.rest(`/${path}`)).status).toBe(400))

  test('are none where the database is empty', async () => {
    await using empty = await createTestApp()
    const { body } = await empty.rest('/commitments')
    expect(body).toMatchObject({ period: null, commitments: [], coverage: [] })
    const plans = await empty.client.commitments.plan.query({})
    expect(plans).toMatchObject({ based_on: null, plans: [] })
  })
})
