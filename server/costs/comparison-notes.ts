import { isPerDay, type ComparedDays } from '../../shared/compared-days.ts'
import type { Comparison } from '../../shared/comparison.ts'
import { intersection, type DayRange } from '../../shared/period.ts'

/**
 * What the reader of a change must know about it.
 *
 * @param asked the periods as they were asked for.
 * @param data the days that there is any data for.
 */
export function comparisonNotes(asked: Comparison, days: ComparedDays, data: DayRange | null): string[] {
  return [
    ...(days.currentDays.size === 0 ? ['No day of the period is complete, so nothing is compared.'] : []),
    ...perDayNotes(days),
    ...coverageNotes(asked.previous, days.previous, data),
  ]
}

/** That periods of unequal length are compared per day, in a sentence; none where they are equal. */
export function perDayNotes(days: ComparedDays): string[] {
  const { currentDays, previousDays } = days
  const count = `${currentDays.size} ${currentDays.size === 1 ? 'day' : 'days'}`
  return isPerDay(days) ? [`${count} against ${previousDays.size}: compared per day.`] : []
}

function coverageNotes(asked: DayRange, compared: DayRange, data: DayRange | null): string[] {
  if (data === null || asked.start_date >= data.start_date) return []
  const starts = `The data starts on ${data.start_date}`
  if (intersection(asked, data) === null) return [`${starts}, after the comparison period.`]
  const partly = `${starts}, so the comparison period is only partly covered`
  return compared.start_date < data.start_date
    ? [`${partly} and the change says little.`]
    : [`${partly} and only the days since then are compared.`]
}

/** Which days a comparison leaves out, in a sentence; none where it compares all. */
export function leftOutNotes({ currentDays, leftOut }: ComparedDays): string[] {
  if (leftOut.length === 0 || currentDays.size === 0) return []
  const [count, other] =
    leftOut.length === 1
      ? ['1 day is', 'its counterpart']
      : [`${leftOut.length} days are`, 'their counterparts']
  return [
    `${count} left out together with ${other} in the other period, because not all of their costs are there.`,
  ]
}
