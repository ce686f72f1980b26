import { expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { csvOf } from '../support/csv.ts'
import { deliverFiles } from '../support/deliver-files.ts'

type Row = Record<string, unknown>

const row = (overrides: Row = {}): Row => ({
  billing_account_id: '01-AB',
  service: { id: 's', description: 'Compute Engine' },
  sku: { id: 'k', description: 'N1 core' },
  usage_start_time: '2026-10-02T00:00:00Z',
  project: { id: 'p1', name: 'p1' },
  location: { region: 'us-east1' },
  cost: 100,
  currency: 'USD',
  credits: [],
  usage: { amount: 2, unit: 'h' },
  invoice: { month: '202610' },
  cost_type: 'regular',
  ...overrides,
})

const lines = (rows: readonly Row[]) => rows.map((one) => JSON.stringify(one)).join('\n')

/** As dumps of a flattened table have it: dotted names, lists as JSON or as Python prints them. */
function flat(rows: readonly Row[], listOf: (credits: unknown) => string): string {
  return csvOf(
    rows.map(({ service, sku, project, location, usage, invoice, credits, ...plain }) => ({
      ...Object.fromEntries(Object.entries(plain).map(([name, value]) => [name, String(value)])),
      ...dotted('service', service),
      ...dotted('sku', sku),
      ...dotted('project', project),
      ...dotted('location', location),
      ...dotted('usage', usage),
      ...dotted('invoice', invoice),
      credits: listOf(credits),
    })),
  )
}

const dotted = (parent: string, value: unknown): Record<string, string> =>
  typeof value === 'object' && value !== null
    ? Object.fromEntries(Object.entries(value).map(([name, field]) => [`${parent}.${name}`, String(field)]))
    : {}

const python = (value: unknown) => JSON.stringify(value).replaceAll('"', "'").replaceAll('null', 'None')

test('every type of cost has its category and class', async () => {
  await using app = await createTestApp()
  const kinds = [
    ['regular', {}, 'Usage', null, 'Standard'],
    ['tax', { project: null }, 'Tax', null, null],
    ['adjustment', {}, 'Adjustment', 'Correction', null],
    ['rounding_error', {}, 'Adjustment', null, null],
    ['roundoff', {}, 'Adjustment', null, null],
    [
      'regular',
      { adjustment_info: { id: 'a1', description: 'Goodwill' } },
      'Usage',
      'Correction',
      'Standard',
    ],
    [
      'regular',
      { sku: { id: 'c', description: 'Commitment v1: N2 Cpu for 1 Year' } },
      'Purchase',
      null,
      'Committed',
    ],
    ['regular', { sku: { id: 'x', description: 'Spot Preemptible N2 Core' } }, 'Usage', null, 'Dynamic'],
    ['something_new', {}, 'Usage', null, null],
  ] as const
  const rows = kinds.map(([cost_type, more], place) =>
    row({ cost_type, ...more, resource: { name: `r${place}` } }),
  )
  await deliverFiles(app, { 'x.json': lines(rows) })
  const charges = await chargesOf(app.ctx).select().orderBy('resource_id')
  expect(
    charges.map(({ charge_category, charge_class, pricing_category }) => [
      charge_category,
      charge_class,
      pricing_category,
    ]),
  ).toEqual(kinds.map(([, , ...known]) => known))
})

const credits = [
  ['PROMOTION', 'Credit'],
  ['FREE_TIER', 'Credit'],
  ['SUBSCRIPTION_BENEFIT', 'Credit'],
  ['COMMITTED_USAGE_DISCOUNT', 'Usage'],
  ['COMMITTED_USAGE_DISCOUNT_DOLLAR_BASE', 'Usage'],
  ['FEE_UTILIZATION_OFFSET', 'Usage'],
  ['SUSTAINED_USAGE_DISCOUNT', 'Usage'],
  ['DISCOUNT', 'Usage'],
  ['RESELLER_MARGIN', 'Usage'],
  ['SOMETHING_NEW', 'Credit'],
] as const

const notations = [
  ['JSON', lines],
  ['CSV with JSON', (rows: readonly Row[]) => flat(rows, JSON.stringify)],
  ['CSV with Python', (rows: readonly Row[]) => flat(rows, python)],
] as const

test.each(notations)('every type of credit is a charge of its own: %s', async (_what, textOf) => {
  await using app = await createTestApp()
  const entries = credits.map(([type], place) => ({ name: 'n', amount: -(place + 1), full_name: null, type }))
  const outcome = await deliverFiles(app, { bill: textOf([row({ credits: entries }), row()]) })
  expect(outcome).toMatchObject({ status: 'done', rows_read: 2, rows_kept: 2 })
  expect(outcome.control_totals).toMatchObject({ billed_cost: '145', effective_cost: '145' })
  const charges = await chargesOf(app.ctx).whereNotNull('discount_type').orderBy('billed_cost', 'desc')
  expect(
    charges.map((one) => [one.discount_type, one.charge_category, one.billed_cost, one.usage_quantity]),
  ).toEqual(credits.map(([type, category], place) => [type, category, -(place + 1), null]))
  const of = async (query: object) => (await app.client.costs.summary.query(query)).total_cost
  expect(await of({})).toBe(145)
  expect(await of({ exclude: 'credits' })).toBe(200)
  expect(await of({ charge_category: 'Credit' })).toBe(-16)
})

test('credits without a type are known by their names, and each column of a flattened one counts', async () => {
  await using app = await createTestApp()
  const [{ credits: _list, ...plain }] = [row()]
  const names = [
    ['Committed Usage Discount: CPU', 'COMMITTED_USAGE_DISCOUNT', 'Usage'],
    ['Sustained Usage Discount', 'SUSTAINED_USAGE_DISCOUNT', 'Usage'],
    ['Free Trial', 'PROMOTION', 'Credit'],
  ] as const
  const rows = names.map(([name]) => row({ credits: [{ name, amount: '-1.000000000000000001' }] }))
  const flattened = csvOf([
    {
      ...dotted('service', plain['service']),
      ...dotted('sku', plain['sku']),
      ...dotted('invoice', plain['invoice']),
      billing_account_id: '01-AB',
      usage_start_time: '2026-10-02',
      cost: 5,
      currency: 'USD',
      cost_type: 'regular',
      'credits.type': 'PROMOTION',
      'credits.amount': -2,
    },
  ])
  const outcome = await deliverFiles(app, { 'x.json': lines(rows), 'y.csv': flattened })
  expect(outcome.control_totals?.billed_cost).toBe('299.999999999999999997')
  const charges = await chargesOf(app.ctx).whereNotNull('discount_type').orderBy('id')
  const found = charges.map(({ discount_type, charge_category, billed_cost }) => [
    discount_type,
    charge_category,
    billed_cost,
  ])
  expect(found).toEqual(
    expect.arrayContaining([
      ['COMMITTED_USAGE_DISCOUNT', 'Usage', -1],
      ['SUSTAINED_USAGE_DISCOUNT', 'Usage', -1],
      ['PROMOTION', 'Credit', -1],
      ['PROMOTION', 'Credit', -2],
    ]),
  )
})
