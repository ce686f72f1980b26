import { expect, test } from 'vitest'
import { daysOf, type Day } from '../../shared/period.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp, type TestApp } from '../support/create-test-app.ts'

const days = daysOf({ start_date: '2026-07-01', end_date: '2026-11-24' })
type Row = Parameters<typeof chargeRow>[0]

/** A charge a day of what it costs, none on days of no cost, with some noise. */
function daily(row: Row, costOn: (date: Day) => number) {
  return days.flatMap((date, place) => {
    const cost = costOn(date) * (1 + 0.04 * Math.sin(place * 12.9898))
    return cost === 0 ? [] : [chargeRow({ ...row, date, billed_cost: cost })]
  })
}

/** What a question finds, in short. */
async function told(app: TestApp, query: Parameters<TestApp['client']['anomalies']['list']['query']>[0]) {
  const { anomalies } = await app.client.anomalies.list.query(query)
  return anomalies.map(({ kind, service_name, dimension, name, began, parts }) => ({
    what: `${kind} ${dimension} ${name}`,
    service_name,
    began,
    parts: parts.map((part) => `${part.kind} ${part.dimension} ${part.name}`),
  }))
}

const group = (name: string) => `/subscriptions/1/resourceGroups/${name}/providers/vm/one`
const steady = () => 400

test('what is new, revived or gone is told at once and once, and so is a rise within a service', async () => {
  await using app = await createTestApp()
  const aws = { cloud_provider: 'AWS' } as const
  const azure = { cloud_provider: 'Azure', service_name: 'Virtual Machines', sku: 'D2s' } as const
  const gcp = { cloud_provider: 'GCP', service_name: 'Compute Engine', sku: 'N2' } as const
  const other = { cloud_provider: 'Other', service_name: 'Snowflake', sku: 'credit' } as const
  await insertCharges(app.ctx, [
    ...daily(aws, steady),
    ...daily({ ...aws, sku: 'NatGateway' }, (date) => (date >= '2026-10-01' ? 90 : 45)),
    ...daily({ ...aws, service_name: 'Bedrock', sku: 'tokens' }, (date) => (date >= '2026-11-22' ? 9000 : 0)),
    ...daily({ ...aws, service_name: 'EMR', sku: 'node' }, (date) =>
      date < '2026-08-20' || date >= '2026-11-10' ? 60 : 0,
    ),
    ...daily({ ...azure, resource_id: group('Prod') }, steady),
    ...daily({ ...azure, resource_id: group('lab') }, (date) => (date >= '2026-11-05' ? 30 : 0)),
    ...daily(gcp, steady),
    ...daily({ ...gcp, region: 'asia-1' }, (date) => (date >= '2026-11-05' ? 300 : 0)),
    ...daily(other, (date) => (date >= '2026-11-24' ? 0 : 200)),
    ...daily({ ...other, service_name: 'Datadog' }, steady),
    ...daily({ ...other, sub_account_name: 'lab', sub_account_id: '2' }, (date) =>
      date >= '2026-10-10' ? 90 : 0,
    ),
    ...daily({ ...other, service_name: 'Fastly', sub_account_name: 'lab', sub_account_id: '2' }, (date) =>
      date >= '2026-10-12' ? 50 : 0,
    ),
  ])
  expect(await told(app, { cloud_provider: 'AWS' })).toMatchObject([
    { what: 'new service Bedrock', began: '2026-11-22' },
    { what: 'revived service EMR', began: '2026-11-10' },
    { what: 'step usage_type NatGateway', service_name: 'EC2', began: '2026-10-01' },
    { what: 'gone service EMR', began: '2026-08-20' },
  ])
  expect(await told(app, { cloud_provider: 'Azure' })).toEqual([
    { what: 'new resource_group lab', service_name: 'Virtual Machines', began: '2026-11-05', parts: [] },
  ])
  const [region, ...others] = await told(app, { cloud_provider: 'GCP' })
  expect(others).toEqual([])
  expect(region).toMatchObject({ what: 'new region asia-1', began: '2026-11-05' })
  expect(region?.parts).toContain('step service Compute Engine')
  const rest = await told(app, { cloud_provider: 'Other' })
  expect(rest).toMatchObject([
    { what: 'gone account shop', service_name: 'Snowflake', began: '2026-11-24' },
    { what: 'new account lab', service_name: null, began: '2026-10-10' },
  ])
})

test('a rise that many usage types share shows in their kind', async () => {
  await using app = await createTestApp()
  const types = ['gp2', 'gp3', 'io2', 'st1'].map((type) => `EBS:VolumeUsage.${type}`)
  const volumes = types.flatMap((usage_type) =>
    daily({ service_name: 'AmazonEC2', usage_type }, (date) => (date >= '2026-11-03' ? 16 : 8)),
  )
  const hours = daily({ service_name: 'AmazonEC2', usage_type: 'BoxUsage:m7g.large' }, steady)
  await insertCharges(app.ctx, [...hours, ...volumes])
  expect(await told(app, {})).toMatchObject([{ what: 'step charge_kind volume', began: '2026-11-03' }])
})

test('what costs as much as before, only otherwise, is none: moves, credits, commitments, fees, corrections', async () => {
  await using app = await createTestApp()
  const plan = { commitment_id: 'plan', service_name: 'RDS', sku: 'db' }
  await insertCharges(app.ctx, [
    ...daily({}, steady),
    ...daily({ sku: 'gp2' }, (date) => (date < '2026-11-01' ? 100 : 0)),
    ...daily({ sku: 'gp3' }, (date) => (date < '2026-11-01' ? 0 : 85)),
    ...daily({ sku: 'Support' }, (date) => (date.endsWith('-01') ? 700 : 0)),
    ...daily({ charge_category: 'Credit' }, (date) => (date > '2026-10-10' ? -400 : 0)),
    ...daily({ charge_class: 'Correction' }, (date) => (date === '2026-10-20' ? -900 : 0)),
    ...daily({ service_name: 'Savings plans', charge_category: 'Purchase', commitment_id: 'plan' }, (date) =>
      date >= '2026-10-15' ? 72 : 0,
    ),
    ...daily({ service_name: 'RDS', sku: 'db' }, (date) => (date < '2026-10-15' ? 100 : 0)),
    ...daily({ ...plan, commitment_status: 'Used' }, (date) => (date < '2026-10-15' ? 0 : 100)).map(
      (row) => ({
        ...row,
        contracted_cost: row.billed_cost,
        billed_cost: 0,
        effective_cost: 0.72 * row.billed_cost,
      }),
    ),
  ])
  expect(await told(app, {})).toEqual([])
  expect(await told(app, { metric: 'effective' })).toEqual([])
})

test('credits hide no spike of usage', async () => {
  await using app = await createTestApp()
  const costOn = (date: Day) => (date === '2026-11-18' ? 900 : 300)
  await insertCharges(app.ctx, [
    ...daily({}, costOn),
    ...daily({ charge_category: 'Credit' }, (date) => -costOn(date)),
  ])
  expect((await app.client.anomalies.list.query({})).anomalies).toMatchObject([
    { kind: 'spike', first_seen: '2026-11-18', severity: 'critical' },
  ])
})

test('another billing account is one finding, and the first history none', async () => {
  await using app = await createTestApp()
  await insertCharges(app.ctx, daily({}, steady), '100')
  expect(await told(app, {})).toEqual([])
  const lab = { sub_account_name: 'lab', sub_account_id: '2' }
  const later = (cost: number) => (date: Day) => (date >= '2026-09-01' ? cost : 0)
  await insertCharges(
    app.ctx,
    [
      ...daily(lab, later(300)),
      ...daily({ ...lab, service_name: 'RDS' }, later(90)),
      ...daily({ sub_account_name: 'web', sub_account_id: '3' }, later(80)),
    ],
    '200',
  )
  expect(await told(app, {})).toMatchObject([
    { what: 'new billing_account 200', service_name: null, began: '2026-09-01' },
  ])
})
