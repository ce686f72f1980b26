import type { Bill } from '../../../shared/bill.ts'
import type { ImportConflict } from '../../../shared/import-conflict.ts'
import type { Day } from '../../../shared/period.ts'
import { formatDay, formatShortDayRange } from '../../ui/format-day.ts'
import { formatInstant } from '../../ui/format-instant.ts'
import { joinDays } from '../../ui/join-days.ts'
import { formatAmounts } from '../amounts.ts'

const mostRanges = 3

/** Days of one year in a few words: `Oct 6 – 9`, `Oct 1, Oct 3, Oct 5 and 9 more days`. */
export function shortDays(days: readonly Day[]): string {
  const ranges = joinDays(days)
  const shown = ranges.slice(0, mostRanges)
  const last = shown.at(-1)?.end_date ?? ''
  const more = days.filter((day) => day > last).length
  const words = shown.map(formatShortDayRange).join(', ')
  return more === 0 ? words : `${words} and ${counted(more, 'more day')}`
}

export function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-US')} ${what}${count === 1 ? '' : 's'}`
}

/**
 * Why a bill waits, as a sentence.
 *
 * @param bill the one that waits, where it is known.
 */
export function reasonWords(conflict: ImportConflict, bill: Pick<Bill, 'last_day'> | undefined): string {
  const { reason, delivered_at, counted_delivered_at, lost_days, lost_sub_accounts } = conflict
  if (reason === 'smaller') return 'It says less than half of what counts for the same days.'
  if (reason === 'narrower') {
    return lost_sub_accounts.length > 0
      ? 'It covers less than what counts: sub accounts are missing.'
      : `It covers less than what counts: nothing of ${shortDays(lost_days)}.`
  }
  if (delivered_at !== null && counted_delivered_at !== null && delivered_at < counted_delivered_at) {
    const isSameDay = delivered_at.slice(0, 10) === counted_delivered_at.slice(0, 10)
    const when = isSameDay ? formatInstant : formatDay
    return `It is older: made on ${when(delivered_at)}, and what counts on ${when(counted_delivered_at)}.`
  }
  const later = lost_days.at(-1)
  if (later === undefined) return 'It looks older: it stands on no invoice yet, and what counts does.'
  if (bill === undefined || later <= bill.last_day) return 'It looks older than what counts.'
  return `It looks older than what counts: it ends on ${shortDays([bill.last_day])}, and what counts goes on to ${shortDays([later])}.`
}

/** What would stop counting, as a figure in money and days. */
export function lossWords({ lost_cost, lost_days }: ImportConflict): string {
  if (lost_days.length === 0) return 'Nothing'
  return `${formatAmounts(lost_cost)} of ${counted(lost_days.length, 'day')}: ${shortDays(lost_days)}`
}

/** What it says of the days that it covers, beside what counts for them. */
export function coveredWords({ offered_cost, standing_cost }: ImportConflict): string {
  const [offered, standing] = [formatAmounts(offered_cost), formatAmounts(standing_cost)]
  return offered === standing ? `${offered}, the same as counts now` : `${offered}; ${standing} count now`
}

/** What it tells that nothing counts for. */
export function newWords({ new_cost, new_days }: ImportConflict): string {
  if (new_days.length === 0) return 'None'
  return `${formatAmounts(new_cost)} of ${counted(new_days.length, 'day')}: ${shortDays(new_days)}`
}

/** Sub accounts by name; some charges belong to none. */
export function subAccountWords(accounts: readonly string[]): string[] {
  return accounts.map((account) => (account === '' ? 'Charges of no sub account' : account))
}
