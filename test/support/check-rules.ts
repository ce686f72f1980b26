import { describe, expect, test } from 'vitest'
import type { Rule } from '../../server/recommendations/evidence.ts'
import { evidenceFrom, type BilledRow } from './rule-cases.ts'

export type RuleCase = {
  readonly rule: Rule
  /** The saving in a month; null for a rule that names none. */
  readonly saving: number | null
  /** What it fires on, in the words of each provider's own bill and in those of FOCUS. */
  readonly fires: readonly (readonly BilledRow[])[]
  /** What it must not fire on. */
  readonly silent: readonly (readonly BilledRow[])[]
}

function words(rule: Rule, rows: readonly BilledRow[]): string {
  return `${rule.name}: ${rows.map(({ facts }) => facts.usage_type ?? facts.charge_description).join(', ')}`
}

/** Tests of rules: each fires once, saves what it should, and k times that for k times the cost, or is silent. */
export function checkRules(cases: readonly RuleCase[]): void {
  describe('a rule fires on', () => {
    const all = cases.flatMap(({ rule, saving, fires }) => fires.map((rows) => ({ rule, saving, rows })))
    test.each(all.map((one) => [words(one.rule, one.rows), one] as const))('%s', (_words, one) => {
      const { rule, saving, rows } = one
      const [draft, ...others] = rule.find(evidenceFrom(rows))
      expect(others).toEqual([])
      expect([draft?.source !== '', draft?.formula !== '', draft?.how_to_check !== '']).toEqual([
        true,
        true,
        true,
      ])
      if (saving === null) return expect(draft).toMatchObject({ saving: null })
      expect(draft?.saving?.expected).toBeCloseTo(saving, 6)
      expect(draft?.saving?.low).toBeLessThanOrEqual(saving)
      expect(draft?.assumptions.length).toBeGreaterThan(0)
      expect(rule.find(evidenceFrom(rows, [], 7))[0]?.saving?.expected).toBeCloseTo(7 * saving, 5)
    })
  })

  describe('a rule is silent on', () => {
    const all = cases.flatMap(({ rule, silent }) => silent.map((rows) => ({ rule, rows })))
    test.each(all.map((one) => [words(one.rule, one.rows), one] as const))('%s', (_words, { rule, rows }) =>
      expect(rule.find(evidenceFrom(rows))).toEqual([]),
    )
  })
}
