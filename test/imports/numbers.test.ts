import { expect, test } from 'vitest'
import { chargesOf } from '../support/charges-of.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { deliverBill } from '../support/deliver-bill.ts'
import { focusBill } from '../support/focus-bill.ts'

const notANumber = 'It is not a number.'
const wrongSign = 'Its currency sign is not that of the row.'

test.each([
  ['1234.56', 'USD', '1234.56'],
  ['1,234.56', 'USD', '1234.56'],
  ['$1,234.56', 'USD', '1234.56'],
  [' $10,000.00 ', 'USD', '10000'],
  ['-$5', 'CAD', '-5'],
  ['$-5', 'usd', '-5'],
  ['$1234.5', 'AUD', '1234.5'],
  ['€5', 'EUR', '5'],
  ['£1,000', 'GBP', '1000'],
  ['¥1,000', 'JPY', '1000'],
  ['1E-7', 'USD', '0.0000001'],
  ['$5', 'EUR', wrongSign],
  ['€5', 'USD', wrongSign],
  ['£5', 'EUR', wrongSign],
  ['¥5', 'USD', wrongSign],
  ['$5', 'tokens', wrongSign],
  ['1_000', 'USD', notANumber],
  ['1_000.00000000000000001', 'USD', notANumber],
  ['1,23', 'USD', notANumber],
  ['1,2345', 'USD', notANumber],
  ['12,34,567', 'INR', notANumber],
  ['5 USD', 'USD', notANumber],
  ['0x10', 'USD', notANumber],
  ['', 'USD', 'It is empty.'],
])('an amount of %j in %s is %s', async (text, currency, known) => {
  await using app = await createTestApp()
  const fine = Array.from({ length: 100 }, () => ({ BilledCost: '0', BillingCurrency: currency }))
  const bill = focusBill([...fine, { BilledCost: text, EffectiveCost: '0', BillingCurrency: currency }])
  const { control_totals: totals, rejected } = await deliverBill(app, bill)
  expect(rejected[0]?.reason ?? totals?.billed_cost).toBe(known)
})

test('quantities follow the same rule, and have no sign', async () => {
  await using app = await createTestApp()
  const texts = ['1,000.5', '1_000', '$5', '2']
  const columns =
    'BilledCost,BillingCurrency,ChargePeriodStart,ProviderName,ServiceName,ChargeCategory,ResourceId,ConsumedQuantity'
  const rows = texts.map((text, place) => `1,USD,2026-09-10,AWS,EC2,Usage,r${place},"${text}"`)
  await deliverBill(app, [columns, ...rows].join('\n'))
  const charges = await chargesOf(app.ctx).orderBy('resource_id')
  expect(charges.map(({ usage_quantity }) => usage_quantity)).toEqual([1000.5, null, null, 2])
})
