import {
  addDays,
  addMonths,
  endOfMonth,
  lastUnits,
  startOfMonth,
  unitAround,
  unitToDate,
  type Day,
  type DayRange,
} from '../../../../shared/period.ts'
import { dayText, month, monthNumber, year, yearNumber } from './calendar-words.ts'
import { days, type PeriodRule } from './mention.ts'

/** The month of a name, by its year where given, else the most recent one that has begun. */
function monthRange(name: string, yearText: string | undefined, today: Day): DayRange {
  const thisYear = Number(today.slice(0, 4))
  const inYear = (yearOf: number) => unitAround(dayText(yearOf, monthNumber(name), 1), 'month')
  if (yearText === 'last year') return inYear(thisYear - 1)
  if (yearText === 'this year') return inYear(thisYear)
  if (yearText !== undefined) return inYear(yearNumber(yearText))
  const range = inYear(thisYear)
  return range.start_date <= today ? range : inYear(thisYear - 1)
}

const monthWithYear = `(${month})(?:\\s+(?:of\\s+)?(${year}|last year|this year))?`

/** Words that are months and more: they count only where the words around them speak of time. */
const ambiguous = /^(?:may|mar|march|dec|sep|jan|nov)$/
const timeBefore =
  /(?:^|\b(?:in|for|of|since|during|until|till|through|thru|to|from|between|and|or|vs|versus|than|with|against|last|this|by|on|about|early|mid|late|before|after|to)|[,?&-])\s*$/
const timeAfter =
  /^(?:\s*(?:$|[?!.,;-]|to\b|through|until|till|vs\b|versus|and\b|bills?\b|costs?\b|spend|20\d\d|only\b|by\b|per\b|instead|compared))/

function isMonthWord(text: string, at: number, word: string): boolean {
  if (!ambiguous.test(word)) return true
  if (word !== 'may' && word !== 'march') return true
  const before = text.slice(0, at)
  const after = text.slice(at + word.length)
  if (word === 'may' && /^\s+(?:i|we|you|be|have|not|it)\b/.test(after)) return false
  return timeBefore.test(before) || timeAfter.test(after)
}

function partOf(range: DayRange, which: string, part: string, count: number): DayRange {
  const { start_date, end_date } = range
  const middle = addDays(start_date, 14)
  if (which === 'early') return { start_date, end_date: addDays(start_date, 9) }
  if (which === 'mid' || which === 'middle')
    return { start_date: addDays(start_date, 10), end_date: addDays(start_date, 19) }
  if (which === 'late' || which === 'end') return { start_date: addDays(start_date, 20), end_date }
  if (part === 'half') {
    return which === 'first' ? { start_date, end_date: middle } : { start_date: addDays(middle, 1), end_date }
  }
  const length = part.startsWith('week') ? 7 * count : count
  if (which === 'second' || which === '2nd')
    return { start_date: addDays(start_date, length), end_date: addDays(start_date, 2 * length - 1) }
  if (which === 'third' || which === '3rd')
    return { start_date: addDays(start_date, 2 * length), end_date: addDays(start_date, 3 * length - 1) }
  return which === 'first' || which === '1st'
    ? { start_date, end_date: addDays(start_date, length - 1) }
    : { start_date: addDays(end_date, 1 - length), end_date }
}

function namedMonth(words: string, today: Day): DayRange | null {
  if (/^(?:last|previous) month$/.test(words)) return lastUnits(today, 'month', 1)
  if (/^(?:this|the|current) month$/.test(words)) return unitAround(today, 'month')
  const match = new RegExp(`^${monthWithYear}$`).exec(words)
  return match === null ? null : monthRange(match[1] ?? '', match[2], today)
}

const whole = `(?:${month}(?:\\s+(?:of\\s+)?(?:${year}|last year|this year))?|(?:last|previous|this|the|current) month)`

/** Parts of months; they come before the months themselves. */
export const monthPartRules: readonly PeriodRule[] = [
  {
    pattern: new RegExp(
      `\\b(first|second|third|last|1st|2nd|3rd)\\s+(?:(\\d{1,2})\\s+)?(half|weeks?|days?)\\s+(?:of|in)\\s+(${whole})\\b`,
      'g',
    ),
    read: ([, which = '', count = '1', part = '', words = ''], today) => {
      const range = namedMonth(words, today)
      return range === null ? null : days(partOf(range, which, part, Number(count)), null)
    },
  },
  {
    pattern: new RegExp(`\\b(early|mid|middle of|late|end of)[\\s-]+(${month}(?:\\s+${year})?)\\b`, 'g'),
    read: ([, which = '', words = ''], today) => {
      const range = namedMonth(words, today)
      return range === null ? null : days(partOf(range, which.replace(' of', ''), '', 1), null)
    },
  },
]

/** Months with their year, which come before dates: "may 2026" is no 20th of May. */
export const monthRules: readonly PeriodRule[] = [
  {
    pattern: new RegExp(
      `\\b(${month})[\\s,.-]*(?:of\\s+)?((?:20\\d\\d|'\\d\\d)(?!\\d)|last year|this year|(?<=\\s)the year before)`,
      'g',
    ),
    read: ([, name = '', yearText = ''], today) =>
      yearText === 'the year before'
        ? days(monthRange(name, 'last year', today), 'month')
        : days(monthRange(name, yearText, today), 'month'),
  },
  {
    pattern: /\b(20\d\d)[-/](0[1-9]|1[0-2])\b(?![-/\d])/g,
    read: ([, yearOf = '', monthOf = '']) => days(unitAround(`${yearOf}-${monthOf}-01`, 'month'), 'month'),
  },
  {
    pattern: /\b(0?[1-9]|1[0-2])\/(20\d\d)\b/g,
    read: ([, monthOf = '', yearOf = '']) =>
      days(unitAround(dayText(Number(yearOf), Number(monthOf), 1), 'month'), 'month'),
  },
]

/** A month without a year: the most recent one that has begun. */
export const bareMonthRule: PeriodRule = {
  pattern: new RegExp(`\\b(?:(last|this|previous)\\s+)?(${month})\\b`, 'g'),
  read: (match, today, text) => {
    const [found, which, name = ''] = match
    if (which === undefined && !isMonthWord(text, match.index, found)) return null
    const range = monthRange(name, undefined, today)
    const current = range.start_date === unitToDate(today, 'month').start_date
    if ((which === 'last' || which === 'previous') && current) {
      const start_date = addMonths(startOfMonth(range.start_date), -12)
      return days({ start_date, end_date: endOfMonth(start_date) }, 'month')
    }
    return days(range, 'month', false)
  },
}
