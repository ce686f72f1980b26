import { familyOf } from '../../shared/bill.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { BillRow } from '../database/bill-tables.ts'

export type Verdict = Pick<BillRow, 'effective_counts'> & {
  readonly state: 'counted' | 'replaced' | 'overlapping'
}

/** What is decided about a bill by looking at it and its rivals. */
export type Rival = Pick<BillRow, 'id' | 'dataset' | 'delivered_at' | 'is_final'>

/** Of several formats of one bill the first counts, unless the user chooses another. */
const preference = ['focus', 'aws_cur', 'azure', 'gcp']

/**
 * Which of the bills of one account and period count: the newest delivery of one format, or for Azure's two files the
 * newest of each. Actual costs then no longer stand in for the effective ones.
 *
 * @param bills all of one account and period.
 * @param chosen the dataset that the user wants counted.
 */
export function countedBills(bills: readonly Rival[], chosen?: string): Map<number, Verdict> {
  const families = groupBy(bills, (bill) => familyOf(bill.dataset))
  const wanted = chosen === undefined ? undefined : familyOf(chosen)
  const order = wanted === undefined ? preference : [wanted, ...preference]
  const rank = (family: string) => (order.includes(family) ? order.indexOf(family) : order.length)
  const winner = [...families.keys()].sort((one, other) => rank(one) - rank(other))[0]
  const verdicts = new Map<number, Verdict>()
  for (const [family, members] of families) {
    for (const [, deliveries] of groupBy(members, (bill) => bill.dataset)) {
      const newest = [...deliveries].sort(olderFirst).at(-1)
      for (const bill of deliveries) {
        const newestState = family === winner ? 'counted' : 'overlapping'
        verdicts.set(bill.id, {
          state: bill === newest ? newestState : 'replaced',
          effective_counts: carriesEffective(bill, members) ? 1 : 0,
        })
      }
    }
  }
  return verdicts
}

function carriesEffective(bill: Rival, family: readonly Rival[]): boolean {
  return bill.dataset !== 'azure_actual' || family.every((other) => other.dataset !== 'azure_amortized')
}

/** A delivery's own date decides; else a bill with its invoice is newer than one without; else the later import. */
function olderFirst(one: Rival, other: Rival): number {
  if (one.delivered_at !== null && other.delivered_at !== null && one.delivered_at !== other.delivered_at) {
    return one.delivered_at < other.delivered_at ? -1 : 1
  }
  return one.is_final - other.is_final || one.id - other.id
}
