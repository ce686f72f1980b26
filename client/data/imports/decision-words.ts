import type { ImportConflict } from '../../../shared/import-conflict.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { addAmounts, changeWords, formatAmounts, subtractAmounts, type Amounts } from '../amounts.ts'
import { counted } from './conflict-words.ts'

/** What each decision does to the totals, as sentences. */
export type DecisionWords = {
  readonly replace: string
  /** Null where nothing is new. */
  readonly add: string | null
  readonly keep: string
}

/**
 * What each decision would do.
 *
 * @param conflicts of one import.
 * @param others how many of its bills are in no conflict and count with either decision.
 */
export function decisionWords(conflicts: readonly ImportConflict[], others: number): DecisionWords {
  const lostDays = daysOf(conflicts, 'lost_days')
  const newDays = daysOf(conflicts, 'new_days')
  const replaced = totalWords(conflicts, ({ offered_cost, new_cost, standing_cost, lost_cost }) =>
    subtractAmounts(addAmounts([offered_cost, new_cost]), addAmounts([standing_cost, lost_cost])),
  )
  const instead = `It counts in place of ${importWords(conflicts)}`
  const added = totalWords(conflicts, ({ new_cost }) => new_cost)
  return {
    replace: `${instead}. ${lossOf(conflicts, lostDays)}${replaced}`,
    add:
      newDays === 0
        ? null
        : `${counted(newDays, 'day')} of it ${newDays === 1 ? 'is' : 'are'} added, and what counts stays. ${added}`,
    keep:
      others === 0
        ? 'It is left out. The totals stay as they are.'
        : 'What is listed above is left out, and what counts stays.',
  }
}

/** Billed and effective costs of the same days are not to be added up. */
function lossOf(conflicts: readonly ImportConflict[], days: number): string {
  if (days === 0) return ''
  const lost = formatAmounts(addAmounts(conflicts.map(({ lost_cost }) => lost_cost)))
  const isOneMeasure = new Set(conflicts.map(measureOf)).size === 1
  const verb = days === 1 ? 'stops' : 'stop'
  return isOneMeasure
    ? `${lost} of ${counted(days, 'day')} stop counting. `
    : `${counted(days, 'day')} ${verb} counting. `
}

/** Amortized bills tell effective costs only, and all others are weighed by what is billed. */
const measureOf = ({ dataset }: ImportConflict) => (dataset === 'azure_amortized' ? 'effective' : 'billed')

function daysOf(conflicts: readonly ImportConflict[], field: 'lost_days' | 'new_days'): number {
  return new Set(conflicts.flatMap((conflict) => conflict[field])).size
}

function importWords(conflicts: readonly ImportConflict[]): string {
  const ids = [...new Set(conflicts.flatMap((conflict) => conflict.counted_import_ids))].sort(
    (one, other) => one - other,
  )
  return `${ids.length === 1 ? 'import' : 'imports'} ${new Intl.ListFormat('en-US').format(ids.map(String))}`
}

function totalWords(
  conflicts: readonly ImportConflict[],
  changeOf: (conflict: ImportConflict) => Amounts,
): string {
  const measures = groupBy(conflicts, ({ dataset }) =>
    dataset === 'azure_amortized' ? 'effective' : 'billed',
  )
  const words = [...measures].map(
    ([measure, members]) => `the ${measure} total ${changeWords(addAmounts(members.map(changeOf)))}`,
  )
  const sentence = words.join(', and ')
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`
}
