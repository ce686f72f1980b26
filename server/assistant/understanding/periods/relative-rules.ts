import {
  addDays,
  addUnits,
  lastUnits,
  unitAround,
  unitToDate,
  type CalendarUnit,
  type Day,
} from '../../../../shared/period.ts'
import type { Preset } from '../../../../shared/preset.ts'
import { unit, unitOf } from './calendar-words.ts'
import { unitBefore } from './earlier-periods.ts'
import { days, type PeriodRule, type Reading } from './mention.ts'
import { halfYear } from './quarter-rules.ts'

const past = '(?:last|past|previous|prior|preceding|trailing|rolling|recent|latest|final)'
const now = '(?:this|current|present|ongoing|running)'
const soon = '(?:next|coming|upcoming|following)'
const toDateUnits: Readonly<Record<string, CalendarUnit>> = { w: 'week', m: 'month', q: 'quarter', y: 'year' }

const presetOfDays: Readonly<Record<number, Preset>> = { 30: 'last_30_days', 90: 'last_90_days' }

/** Whole units before this one; a "last 30 days" includes today. */
function lastOf(word: string, count: number, today: Day): Reading {
  const { unit: calendarUnit, factor } = unitOf(word)
  const range = lastUnits(today, calendarUnit, Math.max(1, count * factor))
  const preset = calendarUnit === 'day' ? presetOfDays[count] : undefined
  return days(preset === undefined ? range : { ...range, preset }, count * factor === 1 ? calendarUnit : null)
}

/** The current unit up to today. */
function toToday(calendarUnit: CalendarUnit, today: Day): Reading {
  const range = unitToDate(today, calendarUnit)
  return days(calendarUnit === 'week' ? { ...range, preset: 'this_week' } : range, calendarUnit)
}

function ago(word: string, count: number, today: Day): Reading {
  const { unit: calendarUnit, factor } = unitOf(word)
  return days(unitAround(addUnits(today, calendarUnit, -count * factor), calendarUnit), calendarUnit)
}

function next(word: string, count: number, today: Day): Reading {
  const { unit: calendarUnit, factor } = unitOf(word)
  const first = unitAround(
    addUnits(unitAround(today, calendarUnit).start_date, calendarUnit, 1),
    calendarUnit,
  )
  const last = unitAround(addUnits(first.start_date, calendarUnit, count * factor - 1), calendarUnit)
  return days({ start_date: first.start_date, end_date: last.end_date }, calendarUnit)
}

const toDate: readonly PeriodRule[] = [
  {
    pattern: /\b([wmqy])\.?t\.?d\b/g,
    read: ([, letter = ''], today) => {
      const calendarUnit = toDateUnits[letter]
      return calendarUnit === undefined ? null : toToday(calendarUnit, today)
    },
  },
  {
    pattern:
      /\b(?:(?:the )?(?:this )?(week|month|quarter|year)[\s-]+(?:to[\s-]+date|so[\s-]+far|till now))\b/g,
    read: ([, word = ''], today) => toToday(unitOf(word).unit, today),
  },
  {
    pattern:
      /\b(?:since|from|after) (?:the )?(?:start|beginning|first day|1st|first) of (?:the |this |current )?(week|month|quarter|year)\b/g,
    read: ([, word = ''], today) => toToday(unitOf(word).unit, today),
  },
]

const counted: readonly PeriodRule[] = [
  {
    pattern:
      /\b(?:the )?(week|month|quarter|year) before (?:the )?last(?: (?:one|week|month|quarter|year))?\b/g,
    read: ([, word = ''], today) => {
      const { unit: calendarUnit } = unitOf(word)
      return days(unitBefore(unitToDate(today, calendarUnit), calendarUnit, 2), calendarUnit)
    },
  },
  {
    pattern: new RegExp(
      `\\b${past}\\s+(\\d{1,3})[\\s-]*(?:full |complete |whole |calendar |consecutive |business |working )?(${unit}|d|wks?|w|mo|m|q|yrs?|y|hours?|hrs?|h)\\b`,
      'g',
    ),
    read: ([, count = '', word = ''], today) =>
      word.startsWith('h')
        ? lastOf('day', Math.ceil(Number(count) / 24), today)
        : lastOf(word, Number(count), today),
  },
  {
    pattern: new RegExp(`\\b[lt]\\s?(\\d{1,3})\\s?(d|w|m|q|y)\\b`, 'g'),
    read: ([, count = '', word = ''], today) => lastOf(word, Number(count), today),
  },
  { pattern: /\b[lt]tm\b/g, read: (_match, today) => lastOf('month', 12, today) },
  {
    pattern: new RegExp(`\\b${soon}\\s+(\\d{1,3})\\s+(${unit})\\b`, 'g'),
    read: ([, count = '', word = ''], today) => next(word, Number(count), today),
  },
  {
    pattern: new RegExp(`\\b(?:in|within) (?:the )?(\\d{1,3})\\s+(${unit}) (?:from now|time|ahead)\\b`, 'g'),
    read: ([, count = '', word = ''], today) => next(word, Number(count), today),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,3}|a|an)\\s+(${unit})\\s+(?:ago|back)\\b`, 'g'),
    read: ([, count = '', word = ''], today) => ago(word, /\d/.test(count) ? Number(count) : 1, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:over|in|during|for|within|across) (?:the )?)?(\\d{1,3})[\\s-]?(days?|weeks?|months?|quarters?|d|wks?|mo)\\b(?! (?:ago|back|with|where|when))`,
      'g',
    ),
    // "top 3 days" counts days instead of naming a period.
    read: (match, today, text) =>
      /\b(?:top|bottom|highest|costliest|dearest|cheapest|lowest|worst|best|priciest|first|biggest|largest|expensive)\s+$/.test(
        text.slice(0, match.index),
      ) ||
      /^\s*(?:highest|costliest|most|cheapest|lowest|with)/.test(text.slice(match.index + match[0].length))
        ? null
        : lastOf(match[2] ?? '', Number(match[1]), today),
  },
]

const named: readonly PeriodRule[] = [
  {
    pattern: /\bday before yesterday\b/g,
    read: (_match, today) => days(unitAround(addDays(today, -2), 'day'), 'day'),
  },
  { pattern: /\byesterday\b/g, read: (_match, today) => days(unitAround(addDays(today, -1), 'day'), 'day') },
  { pattern: /\b(?:today|tonight)\b/g, read: (_match, today) => days(unitAround(today, 'day'), 'day') },
  {
    pattern: /\b(?:day after )?tomorrow\b/g,
    read: (_match, today) => days(unitAround(addDays(today, 1), 'day'), 'day'),
  },
  {
    pattern: new RegExp(
      `\\b${past}\\s+(?:full |complete |whole |calendar |fiscal )?(day|week|fortnight|month|quarter|year)s?\\b`,
      'g',
    ),
    read: ([found = '', word = ''], today) =>
      word === 'day' && /^(?:last|previous|prior)/.test(found)
        ? days(unitAround(addDays(today, -1), 'day'), 'day')
        : lastOf(word, 1, today),
  },
  {
    pattern: new RegExp(
      `\\b(?:${now}|so far|in the current)\\s+(?:calendar |fiscal |billing )?(day|week|month|quarter|year)\\b`,
      'g',
    ),
    read: ([, word = ''], today) => toToday(unitOf(word).unit, today),
  },
  {
    pattern: new RegExp(`\\b(${past}|${now})\\s+half(?:[\\s-]?year)?\\b`, 'g'),
    read: ([, which = ''], today) =>
      days(halfYear(new RegExp(`^${past}$`).test(which) ? 'last' : 'this', today), 'half'),
  },
  {
    pattern: new RegExp(`\\b${soon}\\s+(day|week|fortnight|month|quarter|year)\\b`, 'g'),
    read: ([, word = ''], today) => next(word, 1, today),
  },
  {
    pattern:
      /\b(?:month|quarter|year)[\s-]end\b|\bend of (?:the |this )?(?:month|quarter|year)\b|\beo[mqy]\b/g,
    read: ([found = ''], today) => {
      const calendarUnit = /q/.test(found) ? 'quarter' : /y/.test(found) ? 'year' : 'month'
      const end = unitAround(today, calendarUnit).end_date
      return days(
        { start_date: addDays(today, 1), end_date: end > today ? end : addDays(today, 1) },
        calendarUnit,
      )
    },
  },
]

/** Periods counted from today. */
export const relativeRules: readonly PeriodRule[] = [...toDate, ...counted, ...named]

/** The whole history. */
export const allDataRule: PeriodRule = {
  pattern:
    /\b(?:all[\s-]time|ever|since (?:the )?(?:beginning|inception|start|day 1|day one)(?! of)|from (?:the )?(?:beginning|start)(?! of)|(?:all|entire|whole|full|complete)(?: of)?(?: the| our| my)? (?:available )?(?:data|history|period)|lifetime)\b/g,
  read: () => ({ kind: 'all_data' }),
}
