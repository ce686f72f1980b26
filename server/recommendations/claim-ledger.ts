import { sumMoney } from '../../shared/money.ts'
import type { CostLine, Draft } from './evidence.ts'
import { monthlyCost } from './line-figures.ts'

/** The monthly cost of each line that no saving has claimed yet. */
type Ledger = Map<string, number>

/** A draft with what is left of its saving. */
export type ClaimedDraft = Draft & {
  /** The expected saving before others were taken off; null where there is none. */
  readonly alone: number | null
}

/**
 * Takes savings from the charges that they would come from, in order, so that none is counted twice: a later saving
 * applies to the part of its charges that the earlier ones left. What all drafts claim of a charge never exceeds it.
 */
export function claimSavings(drafts: readonly Draft[]): ClaimedDraft[] {
  const ledger: Ledger = new Map()
  return drafts.map((draft) => claim(draft, ledger))
}

function claim(draft: Draft, ledger: Ledger): ClaimedDraft {
  const { lines, saving } = draft
  if (saving === null) return { ...draft, alone: null }
  const left = lines.map((line) => ledger.get(line.key) ?? positive(line))
  const whole = sumMoney(lines.map(positive))
  const remaining = sumMoney(left)
  const share = whole > 0 ? remaining / whole : 0
  const expected = Math.min(saving.expected * share, remaining)
  const high = Math.min(saving.high * share, remaining)
  const low = Math.min(saving.low * share, expected)
  lines.forEach((line, place) => {
    const own = left[place] ?? 0
    ledger.set(line.key, remaining > 0 ? own * (1 - expected / remaining) : 0)
  })
  return { ...draft, saving: { low, expected, high }, alone: saving.expected }
}

/** Nothing can be saved on a line that is a credit on the whole. */
function positive(line: CostLine): number {
  return Math.max(0, monthlyCost([line]))
}
