import {
  addDays,
  addMonths,
  countDays,
  endOfMonth,
  startOfMonth,
  startOfWeek,
  type Day,
  type DayRange,
} from './period.ts'
import type { Preset } from './preset.ts'

export type Comparison = {
  /** The elapsed days of the range asked for. */
  readonly current: DayRange
  /** The days they are compared with. */
  readonly previous: DayRange
}

type Rule = 'same_days_of_month' | 'same_weekdays' | 'right_before'

/** Names whose comparison is fixed; the others are compared as their days are. */
const ruleOf: Readonly<Partial<Record<Preset, Rule>>> = {
  this_week: 'same_weekdays',
  last_week: 'same_weekdays',
  this_month: 'same_days_of_month',
  last_month: 'same_days_of_month',
  last_30_days: 'right_before',
  last_90_days: 'right_before',
}

/** A whole month, or one up to today, is compared as a month whatever it is called; so is a week. */
function ruleFor(range: DayRange, current: DayRange, today: Day): Rule {
  const { start_date, end_date } = current
  const toToday = end_date === today
  const startsWeek = start_date === startOfWeek(start_date)
  // A week that runs may begin on the first; it is a week by its end.
  if (startsWeek && range.end_date === addDays(start_date, 6) && range.end_date > today)
    return 'same_weekdays'
  const withinMonth = start_date === startOfMonth(start_date) && end_date <= endOfMonth(start_date)
  if (withinMonth && (toToday || end_date === endOfMonth(start_date))) return 'same_days_of_month'
  const withinWeek = startsWeek && range.end_date <= addDays(start_date, 6)
  return withinWeek && toToday && countDays(range) > 1 ? 'same_weekdays' : 'right_before'
}

function sameDaysAMonthEarlier(range: DayRange): DayRange {
  const start_date = addMonths(range.start_date, -1)
  const wholeMonth = range.end_date === endOfMonth(range.end_date)
  return { start_date, end_date: wholeMonth ? endOfMonth(start_date) : addMonths(range.end_date, -1) }
}

/**
 * What a range is fairly compared with: a month with the same days of the month before, a week with the same weekdays
 * of the week before, any other range with the equally long one right before. Only elapsed days count.
 *
 * @param preset the name that the range was asked for by, where it was.
 * @returns null where no day of the range has come yet.
 */
export function comparisonOf(range: DayRange, preset: Preset | undefined, today: Day): Comparison | null {
  const current = {
    start_date: range.start_date,
    end_date: range.end_date < today ? range.end_date : today,
  }
  if (current.start_date > current.end_date) return null
  const rule = (preset === undefined ? undefined : ruleOf[preset]) ?? ruleFor(range, current, today)
  if (rule === 'same_days_of_month') return { current, previous: sameDaysAMonthEarlier(current) }
  const shift = rule === 'same_weekdays' ? 7 : countDays(current)
  return {
    current,
    previous: {
      start_date: addDays(current.start_date, -shift),
      end_date: addDays(current.end_date, -shift),
    },
  }
}
