import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { causeParts } from '../../server/explanations/cause-parts.ts'
import type { ChargeGroup } from '../../server/costs/charge-groups.ts'
import { chargeKinds } from '../../shared/charge-kind.ts'
import { sumMoney } from '../../shared/money.ts'
import { toCents } from '../../shared/split-cents.ts'

function charge(overrides: Partial<ChargeGroup> = {}): ChargeGroup {
  const cost = overrides.cost ?? 100
  return {
    cloud_provider: 'AWS',
    service_name: 'EC2',
    account: null,
    region: null,
    charge_kind: 'instance',
    resource_class: 'm5.large',
    platform: 'Linux',
    usage_type: 'BoxUsage:m5.large',
    charge_category: 'Usage',
    is_correction: 0,
    discount_type: null,
    commitment_status: null,
    commitment_type: null,
    commitment_id: null,
    is_tagged: null,
    unit: 'Hours',
    date: null,
    cost,
    billing_currency: 'USD',
    billed_amount: cost,
    rate: 1,
    quantity: 1000,
    list: null,
    contracted: null,
    ...overrides,
  }
}

/** So many units at a price, after a negotiated discount and a commitment, by their list price. */
function used(resource_class: string, quantity: number, price: number, more: Partial<ChargeGroup> = {}) {
  return charge({ resource_class, quantity, cost: quantity * price, ...more })
}

/** A charge that follows no quantity. */
const beside = (charge_kind: string, cost: number) =>
  charge({ charge_kind, resource_class: null, cost, quantity: null })

const noEffect = { change: 0, earlierRates: new Map<string, number>() }

type Groups = readonly ChargeGroup[]

function causesOf(
  then: Groups,
  now: Groups,
  metric: 'billed' | 'effective' = 'effective',
  effect = noEffect,
) {
  const total = (groups: Groups) => sumMoney(groups.map(({ cost }) => cost))
  const difference = toCents(sumMoney([total(now), -total(then)]))
  const parts = causeParts(then, now, { difference, effect, metric })
  expect(parts.reduce((sum, part) => sum + toCents(part.change), 0)).toBe(difference)
  return Object.fromEntries(parts.map(({ label, change }) => [label, change]))
}

const covered = (quantity: number, price: number, more: Partial<ChargeGroup> = {}) =>
  used('m5.large', quantity, price, {
    commitment_status: 'Used',
    commitment_type: 'Savings Plan',
    contracted: quantity,
    ...more,
  })

describe('bills with one cause', () => {
  test.each<[what: string, then: Groups, now: Groups, causes: Record<string, number>]>([
    ['more hours', [used('a', 720, 0.1)], [used('a', 800, 0.1)], { Usage: 8 }],
    ['price', [used('a', 100, 0.1, { list: 10 })], [used('a', 100, 0.08, { list: 8 })], { Price: -2 }],
    ['price without a list', [used('a', 100, 0.1)], [used('a', 100, 0.08)], { Price: -2 }],
    ['a cheaper size', [used('gp2', 1000, 0.1)], [used('gp3', 1000, 0.08)], { Mix: -20 }],
    [
      'another region',
      [used('a', 10, 1, { region: 'x' })],
      [used('a', 10, 1.2, { region: 'y' })],
      { Mix: 2 },
    ],
    ['spot', [used('a', 10, 1)], [used('a', 10, 0.3, { charge_kind: 'spot-instance' })], { Mix: -7 }],
    [
      'a negotiated discount',
      [used('a', 1000, 0.95, { list: 1000 })],
      [used('a', 1000, 0.92, { list: 1000 })],
      { Discounts: -30 },
    ],
    ['a commitment that covers', [used('m5.large', 100, 1)], [covered(100, 0.6)], { Commitments: -40 }],
    ['a commitment that ends', [covered(100, 0.6)], [used('m5.large', 100, 1)], { Commitments: 40 }],
    ['waste of a commitment', [], [beside('commitment-unused', 12)], { Commitments: 12 }],
    ['credits', [beside('credit', -200)], [beside('credit', -50)], { Credits: 150 }],
    ['a refund', [], [beside('refund', -120)], { 'Refunds and corrections': -120 }],
    ['tax', [beside('tax', 60)], [beside('tax', 90)], { Taxes: 30 }],
    ['a one-off fee', [], [beside('fee', 250)], { Fees: 250 }],
    ['support', [beside('support', 100)], [beside('support', 110)], { Fees: 10 }],
    ['something new', [], [used('a', 10, 3)], { New: 30 }],
    ['something gone', [used('a', 10, 3)], [], { Gone: -30 }],
    ['a discount row', [], [beside('discount', -9)], { Discounts: -9 }],
  ])('%s', (_what, then, now, expected) => {
    expect(causesOf(then, now)).toEqual(expected)
  })
})

describe('bills with several causes', () => {
  test('usage and price', () => {
    expect(causesOf([used('a', 100, 0.1)], [used('a', 130, 0.08)])).toEqual({ Usage: 3, Price: -2.6 })
  })

  test('usage and mix', () => {
    const then = [used('a', 100, 0.1), used('b', 100, 0.2)]
    expect(causesOf(then, [used('a', 160, 0.1), used('b', 60, 0.2)])).toEqual({ Usage: 3, Mix: -5 })
  })

  test('coverage and waste', () => {
    const now = [covered(700, 0.6), used('m5.large', 20, 1), beside('commitment-unused', 12)]
    expect(causesOf([used('m5.large', 720, 1)], now)).toEqual({ Commitments: -268 })
  })

  test('list price and discount', () => {
    const then = [used('a', 1000, 0.95, { list: 1000 })]
    expect(causesOf(then, [used('a', 1000, 1.012, { list: 1100 })])).toEqual({ Price: 95, Discounts: -33 })
  })

  test('all of them in another currency', () => {
    const euro = { billing_currency: 'EUR', rate: 1.1 }
    const at = (rate: number, quantity: number, list: number, n: number, m: number, name: string) => {
      const amount = quantity * list * (1 - n) * (1 - m)
      const both = { list: quantity * list * rate, contracted: quantity * list * (1 - n) * rate }
      const priced = { ...euro, ...both, rate, cost: amount * rate, billed_amount: amount }
      return m === 0
        ? charge({ ...priced, quantity, resource_class: name })
        : charge({ ...priced, quantity, resource_class: name, commitment_status: 'Used' })
    }
    const flat = (rate: number, kind: string, amount: number) =>
      charge({ ...euro, rate, charge_kind: kind, quantity: null, cost: amount * rate, billed_amount: amount })
    const [x0, x1] = [1.1, 1.08]
    const then = [
      at(x0, 100, 1, 0.1, 0, 'A'),
      at(x0, 50, 2, 0.1, 0, 'B'),
      flat(x0, 'credit', -20),
      flat(x0, 'tax', 30),
    ]
    const now = [
      at(x1, 120, 1, 0.1, 0.3, 'A'),
      at(x1, 40, 2.2, 0.12, 0, 'B'),
      flat(x1, 'commitment-unused', 5),
      flat(x1, 'credit', -10),
      flat(x1, 'refund', -8),
      flat(x1, 'tax', 32),
      flat(x1, 'fee', 15),
    ]
    const change = (202.0032 / x1) * (x1 - x0)
    expect(causesOf(then, now, 'effective', { change, earlierRates: new Map([['EUR', x0]]) })).toEqual({
      Usage: 13.2,
      Mix: -13.2,
      Price: 7.92,
      Discounts: -1.94,
      Commitments: -30.14,
      Credits: 11,
      'Refunds and corrections': -8.8,
      Taxes: 2.2,
      Fees: 16.5,
      'Exchange rates': -3.74,
    })
  })
})

describe('what is billed for commitments', () => {
  const plan = { commitment_type: 'Savings Plan' }
  const underPlan = (quantity: number) => [
    used('m5.large', quantity, 1, { ...plan, commitment_status: 'Used' }),
    charge({ ...plan, cost: -quantity, quantity: null }),
    beside('commitment-fee', quantity * 0.7),
  ]

  test('is the fee less what is not paid for any more, when one starts', () => {
    expect(causesOf([used('m5.large', 3000, 1)], underPlan(3000), 'billed')).toEqual({ Commitments: -900 })
  })

  test('is the fee, and the usage is paid for again, when one ends', () => {
    expect(causesOf(underPlan(300), [used('m5.large', 300, 1)], 'billed')).toEqual({
      Usage: 300,
      Commitments: -210,
    })
  })

  test('does not change with usage under it', () => {
    expect(causesOf(underPlan(300), underPlan(300), 'billed')).toEqual({})
  })

  test('is known of credits that take it off, too', () => {
    const usage = used('N2', 100, 1)
    const credit = charge({
      resource_class: 'N2',
      cost: -100,
      quantity: null,
      commitment_type: 'Committed Use Discount',
    })
    const now = [usage, credit, beside('commitment-fee', 63)]
    expect(causesOf([usage], now, 'billed')).toEqual({ Commitments: -37 })
    expect(causesOf([usage], now)).toEqual({ Commitments: -37 })
  })
})

test('what makes the most of a cause is named', () => {
  const then = [used('a', 100, 1), used('b', 100, 1)]
  const now = [used('a', 150, 1), used('b', 90, 1)]
  const [usage] = causeParts(then, now, { difference: 4000, effect: noEffect, metric: 'billed' })
  expect(usage).toMatchObject({
    label: 'Usage',
    drivers: [{ label: 'AWS / EC2: Instance hours (a)', change: 50 }],
  })
})

test('a difference is what all causes add up to, exactly', () => {
  const money = fc.integer({ min: -1e7, max: 1e7 }).map((cents) => cents / 100)
  const charges = fc.array(
    fc
      .record({
        cost: money,
        quantity: fc.option(fc.nat(10_000)),
        list: fc.option(money),
        contracted: fc.option(money),
        usage_type: fc.constantFrom('a', 'b', null),
        charge_kind: fc.constantFrom(...chargeKinds),
        commitment_status: fc.constantFrom('Used', 'Unused', null),
        commitment_type: fc.constantFrom('Savings Plan', null),
      })
      .map(charge),
    { maxLength: 20 },
  )
  const metric = fc.constantFrom('billed', 'effective')
  fc.assert(
    fc.property(
      charges,
      charges,
      fc.integer({ min: -1e9, max: 1e9 }),
      metric,
      (then, now, difference, by) => {
        const parts = causeParts(then, now, { difference, effect: noEffect, metric: by })
        expect(parts.reduce((sum, part) => sum + toCents(part.change), 0)).toBe(difference)
        const total = (groups: Groups) => sumMoney(groups.map(({ cost }) => cost))
        const other = difference / 100 - (total(now) - total(then))
        const said = parts.find(({ label }) => label === 'Other')?.change ?? 0
        expect(Math.abs(said - other)).toBeLessThan(0.1)
      },
    ),
  )
})
