import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { claimSavings } from '../../server/recommendations/claim-ledger.ts'
import type { CostLine, Draft } from '../../server/recommendations/evidence.ts'
import { monthlyCost } from '../../server/recommendations/line-figures.ts'
import { costLine } from '../support/cost-lines.ts'

function draft(lines: readonly CostLine[], expected: number): Draft {
  return {
    title: '',
    lines,
    evidence: [],
    formula: '',
    source: '',
    saving: { low: expected / 2, expected, high: expected },
    assumptions: [],
    confidence: 'low',
    effort: 'low',
    what_to_do: '',
    how_to_check: '',
  }
}

const [one, other] = [costLine({ account: 'a' }), costLine({ account: 'b' })]
const month = monthlyCost([one])

describe('savings', () => {
  test('of the same charges shrink by what was claimed before', () => {
    const claimed = claimSavings([
      draft([one], month / 2),
      draft([one], month / 2),
      draft([other], month / 2),
    ])
    expect(claimed.map(({ saving }) => saving?.expected)).toEqual([
      expect.closeTo(month / 2),
      expect.closeTo(month / 4),
      expect.closeTo(month / 2),
    ])
    expect(claimed[1]?.alone).toBeCloseTo(month / 2)
  })

  test('never exceed the charges they come from, whatever overlaps', () => {
    const lines = ['a', 'b', 'c', 'd'].map((account) => costLine({ account }))
    const drafts = fc.array(
      fc
        .tuple(fc.subarray(lines, { minLength: 1 }), fc.double({ min: 0, max: 2, noNaN: true }))
        .map(([own, part]) => draft(own, part * monthlyCost(own))),
    )
    fc.assert(
      fc.property(drafts, (all) => {
        const claimed = claimSavings(all)
        const sum = claimed.reduce((total, { saving }) => total + (saving?.expected ?? 0), 0)
        expect(sum).toBeLessThanOrEqual(monthlyCost(lines) + 1e-6)
        for (const [place, { saving }] of claimed.entries()) {
          expect(saving?.expected).toBeLessThanOrEqual((all[place]?.saving?.expected ?? 0) + 1e-9)
          expect(saving?.low).toBeLessThanOrEqual(saving?.expected ?? 0)
          expect(saving?.high).toBeGreaterThanOrEqual(saving?.expected ?? 0)
        }
      }),
    )
  })
})
