import { expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { awsRow } from '../support/aws-row.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { invoiceLines } from '../support/side-datasets.ts'

const focusRow = {
  BillingAccountId: '1',
  BillingCurrency: 'USD',
  ChargePeriodStart: '2026-10-13T00:00:00Z',
  ChargeCategory: 'Usage',
  ProviderName: 'AWS',
  ServiceName: 'Amazon EC2',
  BilledCost: 3,
} as const

test('what FOCUS 1.1 to 1.4 add is kept with the charge', async () => {
  await using app = await createTestApp()
  await deliverFiles(app, {
    'focus.csv': csvOf([
      {
        ...focusRow,
        SkuId: 'HY3BZPP2B6K8MSJF',
        SkuMeter: 'Compute hours',
        SkuPriceDetails: '{"InstanceType":"m5.large","CoreCount":2}',
        ServiceSubcategory: 'Virtual Machines',
        InvoiceId: 'INV-1',
        ChargeDescription: 'An hour',
        ChargeFrequency: 'Usage-Based',
        PricingCategory: 'Committed',
        CommitmentDiscountType: 'Savings Plan',
        ContractApplied: '{"id":"c1"}',
        AllocatedMethodId: 'even',
        AllocatedResourceId: 'pod-1',
        AllocatedResourceName: 'Pod',
        AllocatedTags: '{"team":"web"}',
        CapacityReservationId: 'cr-1',
        CapacityReservationStatus: 'Used',
        x_Operation: 'RunInstances',
      },
    ]),
  })
  const [charge] = await chargesOf(app.ctx)
  expect(charge).toMatchObject({
    sku: 'HY3BZPP2B6K8MSJF',
    usage_type: 'Compute hours',
    operation: 'RunInstances',
    service_subcategory: 'Virtual Machines',
    invoice_id: 'INV-1',
    charge_description: 'An hour',
    charge_frequency: 'Usage-Based',
    pricing_category: 'Committed',
    commitment_type: 'Savings Plan',
  })
  expect(JSON.parse(charge?.details ?? '')).toEqual({
    SkuPriceDetails: { InstanceType: 'm5.large', CoreCount: 2 },
    ContractApplied: { id: 'c1' },
    AllocatedMethodId: 'even',
    AllocatedResourceId: 'pod-1',
    AllocatedResourceName: 'Pod',
    AllocatedTags: { team: 'web' },
    CapacityReservationId: 'cr-1',
    CapacityReservationStatus: 'Used',
  })
})

test.each([
  ['x_UsageType', 'EBS:VolumeUsage.gp2'],
  ['x_SkuMeterName', 'P10 LRS Disk'],
  ['x_usage_type', 'BoxUsage:m5.large'],
  ['x_SkuDescription', 'N1 core'],
])('a column %s keeps a readable usage type beside an opaque sku', async (column, usageType) => {
  await using app = await createTestApp()
  await deliverFiles(app, {
    'focus.csv': csvOf([{ ...focusRow, SkuId: 'HY3BZPP2B6K8MSJF', [column]: usageType }]),
  })
  expect(await chargesOf(app.ctx).first('sku', 'usage_type')).toEqual({
    sku: 'HY3BZPP2B6K8MSJF',
    usage_type: usageType,
  })
})

test('descriptions that differ from row to row make no more charges', async () => {
  await using app = await createTestApp()
  const rows = ['b', 'a', 'c'].map((ChargeDescription) => ({ ...focusRow, ChargeDescription }))
  await deliverFiles(app, { 'focus.csv': csvOf(rows) })
  expect(await chargesOf(app.ctx).select('billed_cost', 'charge_description')).toEqual([
    { billed_cost: 9, charge_description: 'a' },
  ])
})

const maps = {
  tags: {
    'resourceTag/team': 'web',
    'resourceTag/user:env': 'prod',
    'accountTag/owner': 'ops',
    'costCategory/unit': 'b2b',
    'userAttribute/mail': 'x',
  },
  resource_tags: { user_app: 'shop', 'aws:createdBy': 'me', plain: 'yes' },
  cost_category: { area: 'eu' },
}

test('tags of CUR 2.0 say what they are of, and its product map has the region', async () => {
  await using app = await createTestApp()
  const row = Object.fromEntries(Object.entries(maps).map(([name, map]) => [name, JSON.stringify(map)]))
  const product = JSON.stringify({ product_name: 'EC2', region: 'eu-west-1' })
  await deliverFiles(app, { 'cur.csv': csvOf([awsRow({ ...row, product })]) })
  const [charge] = await chargesOf(app.ctx)
  expect(charge?.region).toBe('eu-west-1')
  expect(JSON.parse(charge?.tags ?? '')).toEqual({
    team: 'web',
    env: 'prod',
    'account_tag/owner': 'ops',
    'cost_category/unit': 'b2b',
    'user_attribute/mail': 'x',
    app: 'shop',
    'aws:createdBy': 'me',
    plain: 'yes',
    'cost_category/area': 'eu',
  })
})

test('an import names the columns that it did not use, and not those that are empty', async () => {
  await using app = await createTestApp()
  const more = Object.fromEntries(Array.from({ length: 30 }, (_, place) => [`x_Own${place}`, 'something']))
  const { notes } = await deliverFiles(app, {
    'focus.csv': csvOf([{ ...focusRow, PublisherName: 'AWS', x_Empty: '', ...more }]),
  })
  expect(notes).toEqual([
    `30 columns were not used: ${Object.keys(more).slice(0, 20).join(', ')} and 10 more.`,
  ])
})

test('an import says by which names localised columns were read, and which stand there twice', async () => {
  await using app = await createTestApp()
  const [header = '', row = ''] = csvOf([
    {
      SubscriptionId: 's',
      Date: '10/13/2026',
      MeterCategory: 'VM',
      MeterId: 'm',
      'Kosten (CostInBillingCurrency)': 3,
      Currency: 'EUR',
    },
  ]).split('\n')
  const { notes } = await deliverFiles(app, { 'a.csv': `${header},Currency\n${row},USD\n` })
  expect(notes).toEqual([
    '1 column was not used: Currency.',
    '1 column was read by the name in parentheses: Kosten (CostInBillingCurrency).',
    '1 column stands there more than once; the first one counts: Currency.',
    'Actual costs stand in for the effective ones until the amortized costs of the month are imported.',
  ])
})

test.each([
  [
    1,
    'a.csv: 1 row has fewer fields than the header. It was read; the fields that are missing count as empty.',
  ],
  [
    3,
    'a.csv: 3 rows have fewer fields than the header. They were read; the fields that are missing count as empty.',
  ],
])('%i rows with fewer fields than the header count, and are named', async (short, note) => {
  await using app = await createTestApp()
  const [header, row = ''] = csvOf([{ ...focusRow, SubAccountId: 's', Tags: 't' }]).split('\n')
  const cut = row.slice(0, row.lastIndexOf(','))
  const rows = [
    row,
    ...Array.from({ length: short }, () => cut),
    `"line\nbreak",${row.slice(row.indexOf(',') + 1)}`,
  ]
  const outcome = await deliverFiles(app, { 'a.csv': [header, ...rows].join('\n') })
  expect(outcome).toMatchObject({ status: 'done', rows_read: short + 2, rows_kept: short + 2 })
  expect(outcome.control_totals?.billed_cost).toBe(String(3 * (short + 2)))
  expect(outcome.notes).toContain(note)
})

test('files of several formats in one delivery keep their texts', async () => {
  await using app = await createTestApp()
  const outcome = await deliverFiles(app, {
    'a.csv': csvOf([awsRow()]),
    'b.csv': csvOf([{ ...focusRow, ResourceName: 'web', ProviderName: 'Oracle' }]),
  })
  expect(outcome.status).toBe('done')
  expect((await chargesOf(app.ctx).whereNotNull('resource_name')).length).toBe(1)
})

test('rows of invoices that lack fields count, too, and are named', async () => {
  await using app = await createTestApp()
  const table = invoiceLines([{ InvoiceDetailId: 'l1' }, { InvoiceDetailId: 'l2', BilledCost: '2' }])
  const [header, ...lines] = table.trim().split('\n')
  const [first, second] = lines.map((line) => `${line},note`)
  const outcome = await deliverFiles(app, {
    'i.csv': [`${header},Remark,More`, `${first},x`, second].join('\n'),
  })
  expect(outcome).toMatchObject({ status: 'done', rows_read: 2, rows_kept: 2 })
  expect(outcome.notes).toContain(
    'i.csv: 1 row has fewer fields than the header. It was read; the fields that are missing count as empty.',
  )
})
