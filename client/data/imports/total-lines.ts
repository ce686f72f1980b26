import type { ControlTotals } from '../../../shared/bill-import.ts'

export type TotalLine = { readonly name: string; readonly billed: string; readonly effective: string }

/** Exact sums as lines of a table, dearest first. */
export function totalLines(groups: ControlTotals['by_provider']): TotalLine[] {
  return (
    Object.entries(groups)
      .map(([name, { billed_cost, effective_cost }]) => ({
        name,
        billed: billed_cost,
        effective: effective_cost,
      }))
      // As numbers they may lose their last digits, which the order does not need.
      .sort((one, other) => Number(other.billed) - Number(one.billed))
  )
}
