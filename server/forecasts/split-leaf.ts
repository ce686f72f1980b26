import type { DayCalendar } from './day-calendar.ts'
import type { Leaf } from './leaf.ts'
import { duePlaces, recurringFees } from './recurring-fees.ts'

/** A leaf as it was known on a day, its fees told apart. */
export type SplitLeaf = {
  /** What follows a habit, up to that day. */
  readonly usage: Float64Array
  /** Everything but tax, corrections and what came once: what a tax is on. */
  readonly taxed: Float64Array
  /** The fees of the days to come. */
  readonly fees: Float64Array
  /** For each line, whether it is one that goes on. */
  readonly isFee: boolean[]
}

/** Tells usage and fees of the first `end` days apart; a line that is no fee is usage, unless it is a purchase. */
export function splitLeaf(leaf: Leaf, end: number, steps: number, calendar: DayCalendar): SplitLeaf {
  const usage = Float64Array.from({ length: end }, (_, place) => leaf.daily[place] ?? 0)
  const fees = new Float64Array(steps)
  const paid: (readonly [place: number, amount: number])[] = []
  const isFee = leaf.lines.map(({ payments, evidence }) => {
    const found = recurringFees(payments, end, calendar, evidence)
    for (const fee of found) {
      for (const place of duePlaces(fee, end, end + steps, calendar)) {
        fees[place - end] = (fees[place - end] ?? 0) + fee.amount
      }
    }
    const isUsage = found.length === 0 && evidence === 'usage'
    for (const { place, amount } of payments) {
      if (place >= end) continue
      if (isUsage) usage[place] = (usage[place] ?? 0) + amount
      else paid.push([place, amount])
    }
    return found.length > 0
  })
  const taxed = usage.map((value, place) => value + (leaf.credits[place] ?? 0))
  for (const [place, amount] of paid) taxed[place] = (taxed[place] ?? 0) + amount
  return { usage, taxed, fees, isFee }
}
