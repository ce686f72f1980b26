import { describe, expect, test } from 'vitest'
import { billFormats } from '../../server/imports/formats/index.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverFiles } from '../support/deliver-files.ts'
import { focusBill } from '../support/focus-bill.ts'

/** A table with these columns and one row. */
const table = (columns: readonly string[]) => `${columns.join(',')}\n${columns.map(() => '1').join(',')}\n`

const lacking = billFormats.flatMap((format) =>
  format.requires.map(([missing = '', ...others], index) => {
    const kept = format.requires.filter((_, place) => place !== index).map(([name = '']) => name)
    const lacks = others.length === 0 ? missing : `${missing} (or ${others.join(', ')})`
    return { name: format.name, missing, lacks, total: format.requires.length, kept }
  }),
)

describe('a near miss names the nearest format and what it lacks', () => {
  test.each(lacking)('$name without $missing', async ({ name, lacks, total, kept }) => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'x.csv': table([...kept, 'Other']) })
    expect(outcome).toMatchObject({
      status: 'refused',
      message: `x.csv is no bill that Billow reads: its columns are nearest to ${name} (${total - 1} of the ${total} that are needed), missing ${lacks}. Nothing was changed.`,
    })
  })

  test.each([
    [
      'two are missing',
      'BilledCost,ChargePeriodStart,ChargeCategory',
      /\(3 of the 5.*missing BillingCurrency and ServiceName\./,
    ],
    ['a fragment of no format', 'Region,Team,Owner', /its columns begin with Region, Team, Owner/],
    ['FOCUS 0.5', 'BilledCost,AmortizedCost,ChargeType,BilledCurrency,ServiceName', /older than 1.0/],
    ['an EA price sheet', 'Meter ID,Meter name,Unit of measure,Unit price,Currency code', /price sheet/],
    ['an AWS price list', '"FormatVersion","v1.0"', /price sheet/],
    ['a GCP price export', 'pricing_as_of_time,billing_account_id,service,sku,list_price', /price sheet/],
  ])('%s', async (_what, header, message) => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'x.csv': `${header}\n${header.replaceAll(/[^,]+/g, '1')}\n` })
    expect(outcome).toMatchObject({ status: 'refused', message: expect.stringMatching(message) })
    expect(app.logged).toEqual([])
  })

  test('in JSON too', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      'x.json': '{"usage_start_time":"2026-10-01","cost":1,"currency":"USD","service":{"description":"x"}}\n',
    })
    expect(outcome.message).toMatch(/nearest to GCP billing export \(4 of the 5.*missing billing_account_id/)
  })
})

describe('a near miss beside bills', () => {
  const miss = table(['BilledCost', 'ChargePeriodStart', 'ChargeCategory', 'ServiceName'])

  test('is left out by name, with what it lacks', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, {
      'october/bill.csv': focusBill([{ BilledCost: '3' }]),
      'october/part.csv': miss,
      'october/README.txt': 'hello',
    })
    expect(outcome).toMatchObject({ status: 'done', control_totals: { billed_cost: '3' } })
    expect(outcome.notes).toEqual([
      expect.stringMatching(/^Left out: october\/part.csv is no bill.*missing BillingCurrency\.$/),
      'Left out, since they hold no charges: october/README.txt.',
    ])
  })

  test('is the reason where there is no bill at all', async () => {
    await using app = await createTestApp()
    const outcome = await deliverFiles(app, { 'october/README.txt': 'hello', 'october/part.csv': miss })
    expect(outcome.message).toMatch(/^october\/part.csv is no bill.*missing BillingCurrency/)
  })
})

test.each([
  ['another case', (name: string) => name.toLowerCase()],
  ['words apart', (name: string) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')],
  ['underscores', (name: string) => name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_')],
  ['a translation before it', (name: string) => `Spalte (${name})`],
])('headers in %s are understood', async (_what, spell) => {
  await using app = await createTestApp()
  const [header = '', ...rows] = focusBill([{ BilledCost: '3' }]).split('\n')
  const bill = [header.split(',').map(spell).join(','), ...rows].join('\n')
  expect(await deliverFiles(app, { 'x.csv': bill })).toMatchObject({
    status: 'done',
    control_totals: { billed_cost: '3' },
  })
})
