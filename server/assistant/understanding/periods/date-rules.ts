import { isDay } from '../../../../shared/calendar-day.ts'
import { unitAround, type Day, type DayRange } from '../../../../shared/period.ts'
import { dayNumber, dayText, month, monthNumber, year, yearNumber } from './calendar-words.ts'
import { days, type PeriodRule, type Reading } from './mention.ts'

type DateWords = { readonly monthName: string; readonly day: string; readonly yearText?: string | undefined }

/** A date without a year is the most recent one that has come. */
function dateOf({ monthName, day, yearText }: DateWords, today: Day): Day | null {
  const number = Number.parseInt(day, 10)
  const thisYear = Number(today.slice(0, 4))
  const monthOf = monthNumber(monthName)
  const years = yearText === undefined ? [thisYear, thisYear - 1] : [yearNumber(yearText)]
  const dates = years.map((candidate) => dayText(candidate, monthOf, number)).filter(isDay)
  return dates.find((date) => yearText !== undefined || date <= today) ?? null
}

function oneDay(words: DateWords, today: Day): Reading | null {
  const date = dateOf(words, today)
  return date === null ? null : days(unitAround(date, 'day'), 'day', words.yearText !== undefined)
}

function twoDays(words: DateWords, last: string, today: Day): Reading | null {
  const start = dateOf(words, today)
  if (start === null) return null
  const end = start.slice(0, 8) + String(Number.parseInt(last, 10)).padStart(2, '0')
  if (!isDay(end) || end < start) return null
  return days({ start_date: start, end_date: end }, null, words.yearText !== undefined)
}

function calendarDay(yearOf: string, monthOf: string, day: string): Reading | null {
  const date = dayText(Number(yearOf), Number(monthOf), Number(day))
  return isDay(date) ? days(unitAround(date, 'day'), 'day') : null
}

const between = String.raw`\s*(?:-|to|until|till|through|thru|and)\s*(?:the\s+)?`

function latestOf(dayInMonth: number, today: Day): DayRange | null {
  const candidates = [0, 1, 2].map((back) => {
    const monthStart = unitAround(today, 'month').start_date
    const number = Number(monthStart.slice(5, 7)) - back
    const yearOf = Number(monthStart.slice(0, 4)) - (number < 1 ? 1 : 0)
    return dayText(yearOf, number < 1 ? number + 12 : number, dayInMonth)
  })
  const day = candidates.find((candidate) => isDay(candidate) && candidate <= today)
  return day === undefined ? null : unitAround(day, 'day')
}

/** Calendar dates, longest form first. */
export const dateRules: readonly PeriodRule[] = [
  {
    pattern: /\b(20\d\d)[-/.](\d{1,2})[-/.](\d{1,2})\b/g,
    read: ([, yearOf = '', monthOf = '', day = '']) => calendarDay(yearOf, monthOf, day),
  },
  {
    pattern: /\b(\d{1,2})\.(\d{1,2})\.(20\d\d)\b/g,
    read: ([, day = '', monthOf = '', yearOf = '']) => calendarDay(yearOf, monthOf, day),
  },
  {
    // Written with slashes the month comes first, as the amounts are in dollars, unless it cannot.
    pattern: /\b(\d{1,2})\/(\d{1,2})\/(20\d\d)\b/g,
    read: ([, first = '', second = '', yearOf = '']) =>
      Number(first) > 12 ? calendarDay(yearOf, second, first) : calendarDay(yearOf, first, second),
  },
  {
    pattern: new RegExp(
      `\\b(${month})\\s+(?:the\\s+)?(${dayNumber})${between}(${dayNumber})(?:,?\\s+(${year}))?`,
      'g',
    ),
    read: ([, monthName = '', day = '', last = '', yearText], today) =>
      twoDays({ monthName, day, yearText }, last, today),
  },
  {
    pattern: new RegExp(
      `\\b(${dayNumber})${between}(${dayNumber})\\s+(?:of\\s+)?(${month})\\b(?:,?\\s+(${year}))?`,
      'g',
    ),
    read: ([, day = '', last = '', monthName = '', yearText], today) =>
      twoDays({ monthName, day, yearText }, last, today),
  },
  {
    pattern: new RegExp(`\\b(${month})\\.?\\s+(?:the\\s+)?(${dayNumber})(?:,?\\s+(${year}))?\\b`, 'g'),
    read: ([, monthName = '', day = '', yearText], today) => oneDay({ monthName, day, yearText }, today),
  },
  {
    pattern: new RegExp(`\\b(${dayNumber})[\\s-]+(?:of\\s+)?(${month})\\b(?:,?[\\s-]+(${year}))?`, 'g'),
    read: ([, day = '', monthName = '', yearText], today) => oneDay({ monthName, day, yearText }, today),
  },
  {
    pattern: /\b(1[0-2]|0?[1-9])\/(3[01]|[12]\d|0?[1-9])\b(?!\/)/g,
    read: ([, monthOf = '', day = ''], today) => {
      const yearOf = Number(today.slice(0, 4))
      const candidates = [yearOf, yearOf - 1].map((one) => dayText(one, Number(monthOf), Number(day)))
      const date = candidates.find((candidate) => isDay(candidate) && candidate <= today)
      return date === undefined ? null : days(unitAround(date, 'day'), 'day', false)
    },
  },
]

/** "the 15th": the last day of that number. It stands apart because so short a form must come late. */
export const dayOfMonthRule: PeriodRule = {
  pattern: /\bthe\s+(3[01]|[12]\d|[1-9])(?:st|nd|rd|th)\b/g,
  read: ([, day = ''], today) => {
    const range = latestOf(Number(day), today)
    return range === null ? null : days(range, 'day', false)
  },
}
