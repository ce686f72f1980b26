import { expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'

const chargeTypes = [
  'Usage',
  'Purchase',
  'Refund',
  'Tax',
  'UnusedReservation',
  'UnusedSavingsPlan',
  'RoundingAdjustment',
  'Adjustment',
] as const

const models = ['OnDemand', 'On Demand', 'Spot', 'Reservation', 'SavingsPlan', ''] as const

const categories = ['Usage', 'Purchase', 'Purchase', 'Tax', 'Usage', 'Usage', 'Adjustment', 'Adjustment']
const pricing = ['Standard', 'Standard', 'Dynamic', 'Committed', 'Committed', null]
const commitments = [null, null, null, 'Reservation', 'Savings Plan', null]

function known(type: number, model: number): readonly (string | null)[] {
  const [name, unused] = [
    chargeTypes[type],
    [null, null, null, null, 'Reservation', 'Savings Plan'][type] ?? null,
  ]
  const isUsed = name === 'Usage' && commitments[model] !== null
  return [
    categories[type] ?? null,
    name === 'Refund' || name === 'Adjustment' ? 'Correction' : null,
    unused !== null ? 'Unused' : isUsed ? 'Used' : null,
    commitments[model] ?? unused,
    pricing[model] ?? (unused === null ? null : 'Committed'),
  ]
}

test.each([
  ['actual', ['Usage', 'Purchase', 'Refund', 'Tax', 'RoundingAdjustment', 'Adjustment'], 3, 3],
  ['amortized', chargeTypes, 0, 3],
])('every charge type and pricing model of %s costs is known', async (kind, types, billed, effective) => {
  await using app = await createTestApp()
  const cases = chargeTypes.flatMap((type, place) =>
    types.some((one) => one === type)
      ? models.map((model, at) => ({ type, model, resource: `${place}-${at}`, wanted: known(place, at) }))
      : [],
  )
  const rows = cases.map(({ type, model, resource }) => ({
    BillingAccountId: '8611537',
    BillingPeriodStartDate: '10/01/2026',
    BillingCurrency: 'EUR',
    SubscriptionId: 's1',
    Date: '10/13/2026',
    MeterCategory: 'Virtual Machines',
    MeterId: 'm1',
    MeterName: 'D2',
    // Actual costs show nothing for what a commitment covers.
    CostInBillingCurrency:
      kind === 'actual' && type === 'Usage' && /^(Reservation|SavingsPlan)$/.test(model) ? 0 : 3,
    ResourceId: resource,
    ChargeType: type,
    PricingModel: model,
  }))
  const outcome = await deliverFiles(app, { 'export.csv': csvOf(rows) })
  expect(outcome).toMatchObject({ status: 'done', format: `Azure ${kind} costs (EA)` })
  const charges = new Map((await chargesOf(app.ctx).select()).map((one) => [one.resource_id, one]))
  const ours = cases.map(({ type, model, resource }) => {
    const charge = charges.get(resource)
    const { charge_category, charge_class, commitment_status, commitment_type, pricing_category } =
      charge ?? {}
    return [type, model, charge_category, charge_class, commitment_status, commitment_type, pricing_category]
  })
  expect(ours).toEqual(cases.map(({ type, model, wanted }) => [type, model, ...wanted]))
  const plain = charges.get('0-0')
  expect([plain?.billed_cost, plain?.effective_cost]).toEqual([billed, effective])
})

const storage = [
  ['Premium SSD Managed Disks', 'P10 LRS Disk', 'Managed Disks'],
  ['Standard HDD Managed Disks', 'S4 LRS Disk Operations', 'Managed Disks'],
  ['Files v2', 'LRS Write Operations', 'Files'],
  ['Tables', 'LRS Data Stored', 'Tables'],
  ['Queues v2', 'Hot LRS Class 1 Operations', 'Queues'],
  ['Tiered Block Blob', 'Hot LRS Data Stored', 'Blob Storage'],
  ['', 'Premium SSD Managed Disks P10 Snapshots', 'Managed Disks'],
  ['', 'Data Stored', 'Storage'],
] as const

test('storage is the kind that its meter tells, in the exports of Azure and in FOCUS', async () => {
  const costs = storage.map((_kind, place) => place + 1)
  const byService = storage.map(([, , service]) => service)
  const total = (service: string) =>
    costs.filter((_cost, place) => byService[place] === service).reduce((sum, cost) => sum + cost, 0)
  const azure = storage.map(([MeterSubCategory, MeterName], place) => ({
    BillingAccountId: '1',
    BillingCurrency: 'USD',
    SubscriptionId: 's1',
    Date: '10/13/2026',
    MeterCategory: 'Storage',
    MeterId: 'm1',
    MeterSubCategory,
    MeterName,
    CostInBillingCurrency: costs[place] ?? 0,
  }))
  const focus = storage.map(([x_SkuMeterSubcategory, x_SkuMeterName], place) => ({
    BillingAccountId: '1',
    BillingCurrency: 'USD',
    ChargePeriodStart: '2026-10-13T00:00:00Z',
    ChargeCategory: 'Usage',
    ProviderName: 'Microsoft',
    ServiceName: 'Storage',
    x_SkuMeterSubcategory,
    x_SkuMeterName,
    BilledCost: costs[place] ?? 0,
  }))
  for (const rows of [azure, focus]) {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'a.csv': csvOf(rows) })
    expect(outcome.control_totals?.by_service).toMatchObject({ Storage: { billed_cost: '36' } })
    const { data } = await app.client.costs.aggregate.query({ group_by: 'service' })
    expect(Object.fromEntries(data.map((one) => [one.service_name, one.total_cost]))).toEqual(
      Object.fromEntries(byService.map((service) => [service, total(service)])),
    )
  }
})
