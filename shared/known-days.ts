import { addMonths, type Day, type DayRange } from './period.ts'

const earliest = '2000-01-01'
const monthsAhead = 24

/** The days that a cost can be about: no cloud is older, and nobody is charged further ahead. A day outside is a slip. */
export function knownDays(today: Day): DayRange {
  return { start_date: earliest, end_date: addMonths(today, monthsAhead) }
}

/** Both ends of the known days, for a filter. */
export function knownEnds(today: Day): [first: Day, last: Day] {
  const { start_date, end_date } = knownDays(today)
  return [start_date, end_date]
}

/** Those of some days that a cost can be about. */
export function knownAmong(days: Iterable<Day>, today: Day): Day[] {
  const [first, last] = knownEnds(today)
  return [...days].filter((day) => day >= first && day <= last)
}

/** Why a day or month cannot be that of a cost, in a sentence; null where it can. */
export function outsideKnownDays(dayOrMonth: string, today: Day): string | null {
  const { start_date, end_date } = knownDays(today)
  const length = dayOrMonth.length
  return dayOrMonth >= start_date.slice(0, length) && dayOrMonth <= end_date.slice(0, length)
    ? null
    : `Costs are taken from ${start_date} to ${end_date}, two years from today.`
}
