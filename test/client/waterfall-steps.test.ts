import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { causesLabel, waterfallLabel } from '../../client/explain/explanation-words.ts'
import { partSubject } from '../../client/charts/part-subject.ts'
import { stepSpan, waterfallScale, waterfallSteps } from '../../client/charts/waterfall-steps.ts'
import type { ExplanationPart } from '../../shared/explanation.ts'

function part(label: string, change: number): ExplanationPart {
  return {
    label,
    cloud_provider: 'AWS',
    value: null,
    previous: 100,
    current: 100 + change,
    change,
    percentage_change: change,
    state: change === 0 ? 'unchanged' : 'changed',
  }
}

const totals = { previous_total: 1000, current_total: 1080 }

describe('the steps of a waterfall', () => {
  test('lead from the one total to the other, without what did not change', () => {
    const steps = waterfallSteps(totals, [part('EC2', 100), part('S3', -20), part('Lambda', 0)])
    expect(steps).toEqual([
      { label: 'Before', kind: 'total', from: 0, to: 1000, amount: 1000 },
      { label: 'EC2', kind: 'up', from: 1000, to: 1100, amount: 100 },
      { label: 'S3', kind: 'down', from: 1100, to: 1080, amount: -20 },
      { label: 'Now', kind: 'total', from: 0, to: 1080, amount: 1080 },
    ])
  })

  test('take the small changes together', () => {
    const steps = waterfallSteps(totals, [part('a', 50), part('b', 20), part('c', 6), part('d', 4)], 1)
    expect(steps.map(({ label, amount }) => [label, amount])).toEqual([
      ['Before', 1000],
      ['a', 50],
      ['3 others', 30],
      ['Now', 1080],
    ])
  })

  test('end where the changes add up to, whatever is taken together', () => {
    const changes = fc.array(fc.integer({ min: -9_000, max: 9_000 }), { maxLength: 30 })
    fc.assert(
      fc.property(changes, fc.integer({ min: 1, max: 12 }), (cents, most) => {
        const parts = cents.map((cent, index) => part(String(index), cent / 100))
        const current_total = cents.reduce((sum, cent) => sum + cent, 100_000) / 100
        const steps = waterfallSteps({ previous_total: 1000, current_total }, parts, most)
        expect(steps.at(-2)?.to).toBeCloseTo(current_total, 6)
        for (const step of steps) {
          const { left, width } = stepSpan(step, waterfallScale(steps))
          expect(left).toBeGreaterThanOrEqual(0)
          expect(left + width).toBeLessThanOrEqual(100.000001)
        }
      }),
    )
  })
})

describe('the scale of a waterfall', () => {
  test('is cut where the changes are small against the totals', () => {
    const steps = waterfallSteps(totals, [part('EC2', 100), part('S3', -20)])
    expect(waterfallScale(steps)).toEqual({ low: 965, high: 1100 })
  })

  test('begins at 0 where the changes are large', () => {
    const steps = waterfallSteps({ previous_total: 100, current_total: 400 }, [part('EC2', 300)])
    expect(waterfallScale(steps)).toEqual({ low: 0, high: 400 })
  })
})

test('a part leads to its costs where it is a provider or a service', () => {
  const ec2 = part('AWS / EC2', 1)
  expect(partSubject({ dimension: 'service' }, ec2)).toEqual({ cloud_provider: 'AWS', service_name: 'EC2' })
  expect(partSubject({ dimension: 'provider' }, ec2)).toEqual({ cloud_provider: 'AWS' })
  expect(partSubject({ dimension: 'account' }, ec2)).toBeNull()
  expect(partSubject({ dimension: 'service' }, { ...ec2, cloud_provider: 'All' })).toBeNull()
})

test('a waterfall is told in a sentence', () => {
  const explanation = {
    ...totals,
    current: null,
    previous: null,
    difference: 80,
    percentage_change: 8,
    real_change: 80,
    exchange_rate_change: 0,
    currency: 'USD',
    unconverted: [],
    provisional_rates: [],
    summary: '',
    waterfalls: [],
    causes: null,
    new_services: [],
    gone_services: [],
    compared_days: 24,
    previous_days: 24,
    left_out_days: [],
    notes: [],
  }
  expect(
    waterfallLabel(explanation, { dimension: 'service', parts: [part('EC2', 100), part('S3', -20)] }),
  ).toBe(
    'Waterfall by service from $1,000.00 to $1,080.00, +$80.00: EC2 +$100.00, S3 −$20.00. The table shows every part.',
  )
  expect(causesLabel(explanation, [{ label: 'Usage', change: 80 }])).toBe(
    'Waterfall by cause from $1,000.00 to $1,080.00, +$80.00: Usage +$80.00.',
  )
})
