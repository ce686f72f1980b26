import type { CostSummary } from '../../shared/summary.ts'

type Days = Pick<NonNullable<CostSummary['comparison']>, 'compared_days' | 'left_out_days'>

/**
 * Over which days a change is measured, and what can be done about it; null where all of them are complete.
 *
 * @param comparesIncomplete whether incomplete days are asked for.
 */
export function comparedWords(
  { compared_days, left_out_days }: Days,
  comparesIncomplete: boolean,
): { readonly days: string; readonly action: string } | null {
  const all = compared_days + left_out_days.length
  if (comparesIncomplete) return { days: 'Incomplete days are counted.', action: 'Leave them out' }
  if (left_out_days.length === 0) return null
  return { days: `${compared_days} of ${all} days.`, action: 'Count incomplete days' }
}
