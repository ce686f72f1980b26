import { expect, test } from 'vitest'
import { daysOf } from '../../shared/period.ts'
import { sumMoney } from '../../shared/money.ts'
import { chargeRow, insertCharges } from '../support/charge-rows.ts'
import { createTestApp } from '../support/create-test-app.ts'
import { costRow, insertCosts } from '../support/cost-rows.ts'

const days = daysOf({ start_date: '2026-03-01', end_date: '2026-10-20' })
const now = '2026-10-20T12:00:00.000Z'
const firsts = days.filter((date) => date.endsWith('-01'))
const usage = (service_name: string, billed_cost: number) =>
  days.map((date, place) =>
    chargeRow({
      date,
      service_name,
      billed_cost: billed_cost * (1 + (place % 5) / 50),
      region: place % 3 === 0 ? 'eu' : 'us',
    }),
  )
const fee = { service_name: 'Platform', sku: 'fee', billed_cost: 1000 }
const charges = [
  ...usage('Platform', 10),
  ...usage('EC2', 40),
  ...firsts.map((date) => chargeRow({ ...fee, date })),
  ...firsts.map((date) => chargeRow({ ...fee, date, charge_category: 'Tax', billed_cost: 50, sku: null })),
  ...days.map((date) => chargeRow({ date, charge_category: 'Credit', billed_cost: -5, sku: null })),
  chargeRow({ date: '2026-10-03', charge_category: 'Purchase', billed_cost: 12_000, sku: 'upfront' }),
  chargeRow({ date: '2026-10-04', charge_class: 'Correction', billed_cost: -30 }),
  // Seen once: the bill says of the first that it recurs, and of the second that it does not.
  chargeRow({
    date: '2026-10-02',
    service_name: 'Support',
    charge_frequency: 'Recurring',
    sku: 'plan',
    billed_cost: 200,
  }),
  chargeRow({
    date: '2026-10-02',
    service_name: 'Support',
    charge_frequency: 'One-Time',
    sku: 'hour',
    billed_cost: 90,
  }),
]

test('a forecast is told in parts, by groups that add up to it', async () => {
  await using app = await createTestApp({ now })
  await insertCharges(app.ctx, charges)
  const ask = async (query: string) => (await app.rest(`/forecast?${query}`)).body
  const { total, groups } = await ask('group_by=service')
  const partsOf = (group: any) =>
    Object.fromEntries(group.parts.map((part: any) => [part.part, Math.round(part.expected)]))
  const serviceOf = (name: string) => groups.find((group: any) => group.service_name === name)
  expect(partsOf(serviceOf('Platform'))).toEqual({ usage: 322, fees: 1000, tax: 50 })
  expect(serviceOf('Support').period_total.expected).toBeCloseTo(290, 6)
  expect(partsOf(total)).toMatchObject({ fees: 13_200, credits: -155, tax: 50, one_off: -30 })
  expect(total.assumptions.join(' ')).toMatch(/Credits go on.*Tax stays/s)

  const headline = total.period_total.expected
  expect(sumMoney(total.parts.map((part: any) => part.expected))).toBeCloseTo(headline, 4)
  for (const query of [
    'group_by=service',
    'group_by=provider',
    'group_by=region',
    'group_by=charge_category',
  ]) {
    const answer = await ask(query)
    expect([query, answer.total.period_total.expected]).toEqual([query, headline])
    const sumOf = (amountOf: (group: any) => number) => sumMoney(answer.groups.map(amountOf))
    expect(sumOf((group) => group.period_total.expected)).toBeCloseTo(headline, 3)
    expect(sumOf((group) => group.actual_to_date)).toBeCloseTo(total.actual_to_date, 3)
    for (const [step, { expected }] of total.days.entries())
      expect(sumOf((group) => group.days[step].expected)).toBeCloseTo(expected, 3)
  }

  const next = await ask('horizon=40_days&group_by=service')
  const expectedOf = (name: string) =>
    partsOf(next.groups.find((group: any) => group.service_name === name))['fees']
  expect([expectedOf('Platform'), expectedOf('Support')]).toEqual([1000, 200])
  expect(partsOf(next.total)).toMatchObject({ fees: 1200 })
})

test('a fee entered by hand is expected once a month', async () => {
  await using app = await createTestApp({ now })
  await insertCosts(app.ctx, [
    ...days.map((date) => costRow({ date, cost: 10 })),
    ...firsts.map((date) => costRow({ date, cost: 300, cloud_provider: 'Other', service_name: 'Licence' })),
  ])
  const { body } = await app.rest('/forecast?group_by=service')
  expect(body.total.period_total.expected).toBeCloseTo(610, 6)
  expect(body.groups.map((group: any) => [group.service_name, group.period_total.expected])).toEqual([
    ['EC2', 310],
    ['Licence', 300],
  ])
})
