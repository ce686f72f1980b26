import type { CalendarUnit } from '../../../../shared/period.ts'

const monthNames = [
  'jan(?:uary)?',
  'feb(?:ruary)?',
  'mar(?:ch)?',
  'apr(?:il)?',
  'may',
  'june?',
  'july?',
  'aug(?:ust)?',
  'sept?(?:ember)?',
  'oct(?:ober)?',
  'nov(?:ember)?',
  'dec(?:ember)?',
] as const

const weekdayNames = [
  'mon(?:day)?',
  'tue(?:s(?:day)?)?',
  'wed(?:nesday)?',
  'thu(?:r(?:s(?:day)?)?)?',
  'fri(?:day)?',
  'sat(?:urday)?',
  'sun(?:day)?',
] as const

/** Sources of patterns, without groups of their own. */
export const month = `(?:${monthNames.join('|')})`
export const weekday = `(?:${weekdayNames.join('|')})`
export const dayNumber = '(?:3[01]|[12]\\d|0?[1-9])(?:st|nd|rd|th)?(?![\\d%])'
export const year = `(?:20\\d\\d|'\\d\\d)(?!\\d)`
export const unit = '(?:days?|weeks?|fortnights?|months?|quarters?|years?)'

/** 1 to 12 for the name of a month, long or short. */
export function monthNumber(name: string): number {
  return 1 + monthNames.findIndex((source) => new RegExp(`^${source}$`).test(name))
}

/** 1 for Monday to 7 for Sunday. */
export function weekdayNumber(name: string): number {
  return 1 + weekdayNames.findIndex((source) => new RegExp(`^${source}$`).test(name))
}

/** A year written in four digits, or in two after an apostrophe. */
export function yearNumber(text: string): number {
  const digits = text.replace(/\D/g, '')
  return digits.length === 2 ? 2000 + Number(digits) : Number(digits)
}

/** The unit behind a word, and how many of it the word means. */
export function unitOf(word: string): { unit: CalendarUnit; factor: number } {
  if (word.startsWith('fortnight')) return { unit: 'week', factor: 2 }
  if (word.startsWith('d')) return { unit: 'day', factor: 1 }
  if (word.startsWith('w')) return { unit: 'week', factor: 1 }
  if (word.startsWith('m')) return { unit: 'month', factor: 1 }
  if (word.startsWith('q')) return { unit: 'quarter', factor: 1 }
  if (word.startsWith('h')) return { unit: 'half', factor: 1 }
  return { unit: 'year', factor: 1 }
}

/** The day of a calendar date as text, which need not exist. */
export function dayText(yearOf: number, monthOf: number, day: number): string {
  return `${yearOf}-${String(monthOf).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}
