import {
  addMonths,
  addDays,
  isoWeekday,
  startOfWeek,
  unitAround,
  unitToDate,
  type Day,
  type DayRange,
} from '../../../../shared/period.ts'
import { dayText, year, yearNumber } from './calendar-words.ts'
import { days, type PeriodRule, type Reading } from './mention.ts'

function ofYear(number: number, months: 3 | 6, yearText: string | undefined, today: Day): Reading {
  const thisYear = Number(today.slice(0, 4))
  const inYear = (yearOf: number): DayRange =>
    unitAround(dayText(yearOf, (number - 1) * months + 1, 1), months === 3 ? 'quarter' : 'half')
  const unit = months === 3 ? 'quarter' : 'half'
  if (yearText === 'last year') return days(inYear(thisYear - 1), unit)
  if (yearText === 'this year' || yearText === 'the year') return days(inYear(thisYear), unit)
  if (yearText !== undefined) return days(inYear(yearNumber(yearText.padStart(3, "'"))), unit)
  const range = inYear(thisYear)
  return days(range.start_date <= today ? range : inYear(thisYear - 1), unit, false)
}

const ordinals = ['first', 'second', 'third', 'fourth']

function ordinal(word: string): number {
  return word === 'last' ? 4 : /^\d/.test(word) ? Number.parseInt(word, 10) : ordinals.indexOf(word) + 1
}

const yearWords = `(?:fy\\s*)?(${year}|last year|this year)`

function isoWeekRange(week: number, yearOf: number): DayRange | null {
  if (week < 1 || week > 53) return null
  const firstMonday = startOfWeek(dayText(yearOf, 1, 4))
  return unitAround(addDays(firstMonday, 7 * (week - 1)), 'week')
}

function weekOf(week: string, yearText: string | undefined, today: Day): Reading | null {
  const yearOf = yearText === undefined ? Number(today.slice(0, 4)) : yearNumber(yearText)
  const range = isoWeekRange(Number(week), yearOf)
  if (range === null) return null
  const begun = yearText !== undefined || range.start_date <= today
  const chosen = begun ? range : isoWeekRange(Number(week), yearOf - 1)
  return chosen === null ? null : days(chosen, 'week', yearText !== undefined)
}

/** Quarters, halves of a year and numbered weeks. */
export const quarterRules: readonly PeriodRule[] = [
  {
    pattern: /\b(20\d\d|fy\s?\d\d|fy\s?20\d\d)[\s-]*(q[1-4]|h[12])\b/g,
    read: ([, yearText = '', part = ''], today) =>
      ofYear(Number(part.slice(1)), part.startsWith('q') ? 3 : 6, yearText.replace(/\D/g, ''), today),
  },
  {
    pattern: /\b([1-4])q[\s-]*('?\d\d|20\d\d)?\b/g,
    read: ([, number = '', yearText], today) => ofYear(Number(number), 3, yearText, today),
  },
  {
    pattern: /\b([12])h[\s-]*('?\d\d|20\d\d)?\b/g,
    read: ([, number = '', yearText], today) => ofYear(Number(number), 6, yearText, today),
  },
  {
    pattern: new RegExp(
      `\\b(q|h)\\s?([1-4])(?:[\\s,/-]*(?:of\\s+)?${yearWords}|[\\s-]*'?(\\d\\d)\\b)?(?!\\d)`,
      'g',
    ),
    read: ([, part = '', number = '', yearText, short], today) =>
      part === 'h' && Number(number) > 2
        ? null
        : ofYear(Number(number), part === 'q' ? 3 : 6, yearText ?? short, today),
  },
  {
    pattern: new RegExp(
      `\\b(first|second|third|fourth|[1-4](?:st|nd|rd|th)|last)\\s+quarter\\s+(?:of\\s+)?(?:the\\s+)?(${year}|last year|this year|year)`,
      'g',
    ),
    read: ([, word = '', yearText = ''], today) =>
      ofYear(ordinal(word), 3, yearText === 'year' ? 'the year' : yearText, today),
  },
  {
    pattern: /\b(first|second|third|fourth|[1-4](?:st|nd|rd|th))\s+quarter\b/g,
    read: ([, word = ''], today) => ofYear(ordinal(word), 3, undefined, today),
  },
  {
    pattern: new RegExp(
      `\\b(first|second|1st|2nd|last)\\s+half\\s+(?:of\\s+)?(?:the\\s+)?(${year}|last year|this year|year)`,
      'g',
    ),
    read: ([, word = '', yearText = ''], today) =>
      ofYear(word === 'last' ? 2 : ordinal(word), 6, yearText === 'year' ? 'the year' : yearText, today),
  },
  {
    pattern: /\b(20\d\d)-?w(\d\d)\b/g,
    read: ([, yearText = '', week = ''], today) => weekOf(week, yearText, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:cw|kw|w|(?:calendar |iso )?week(?:\\s+(?:number|no\\.?|#))?)\\s?(\\d{1,2})\\b(?!\\s+(?:days|weeks|months))(?:\\s+(?:of\\s+)?(20\\d\\d))?`,
      'g',
    ),
    read: ([, week = '', yearText], today) => weekOf(week, yearText, today),
  },
]

/** The weekday before today, or that of the week a day lies in. */
export function latestWeekday(number: number, today: Day): Day {
  const back = (isoWeekday(today) - number + 7) % 7
  return addDays(today, back === 0 ? -7 : -back)
}

/** The current half of the year up to today, or the whole one before it. */
export function halfYear(which: 'this' | 'last', today: Day): DayRange {
  if (which === 'this') return unitToDate(today, 'half')
  return unitAround(addMonths(unitAround(today, 'half').start_date, -1), 'half')
}
