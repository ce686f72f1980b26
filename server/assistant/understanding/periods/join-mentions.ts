import { addDays, unitAround, type CalendarUnit, type Day, type DayRange } from '../../../../shared/period.ts'
import type { Mention, NamedRange } from './mention.ts'

/** One period of a question, with its place; `hangs` says how it depends on another one. */
export type Segment = {
  readonly at: number
  readonly end: number
  readonly range: NamedRange | null
  readonly unit: CalendarUnit | null
  readonly hangs: 'before' | 'same_days' | 'year_earlier' | null
  /** Set on both halves of "from A to B" where the question is about the difference. */
  readonly paired: boolean
}

export type JoinContext = {
  readonly text: string
  readonly today: Day
  /** First day of the data, for periods that are open at the front. */
  readonly dataStart: Day
  /** Whether the question asks for a difference, so that two periods are no range. */
  readonly differs: boolean
}

const rangeWord =
  /^\s*,?\s*(?:all the way |up )?(?:to|until|till|til|through|thru|-+|\.\.+)\s*(?:and including )?(?:the )?(?:end of |start of )?$/
const andWord = /^\s*(?:,|and|&|, and|\+|plus)\s*(?:in |for |the |also )*$/
const betweenBefore = /\bbetween\s+(?:the )?$/
const sinceBefore =
  /\b(?:since|starting(?: from| on| in| with)?|beginning(?: on| in| with)?|as of)\s+(?:the )?(?:start of |beginning of )?$/
const afterBefore = /\b(?:after|since the end of)\s+(?:the )?$/
const fromBefore = /\bfrom\s+(?:the )?(?:start of |beginning of )?$/
const untilBefore = /\b(?:until|till|up to|up until|through)\s+(?:the )?(?:end of )?$/
const endedBefore = /\b(?:before|prior to|earlier than)\s+(?:the )?$/
const weekBefore = /\bweek (?:of|commencing|beginning|starting|containing|with)\s+(?:the )?$/
const openEnd =
  /^\s*(?:on\b(?! )|onwards?\b|forward\b|(?:to|until|till|through|up to|-)\s*(?:now|date|present|the present|this day)\b|\s*and (?:later|after))/

function segment(mention: Mention): Segment {
  const { at, length, reading } = mention
  const place = { at, end: at + length, paired: false }
  if (reading.kind === 'days') return { ...place, range: reading.range, unit: reading.unit, hangs: null }
  if (reading.kind === 'before' || reading.kind === 'same_days')
    return { ...place, range: null, unit: reading.unit, hangs: reading.kind }
  return { ...place, range: null, unit: null, hangs: 'year_earlier' }
}

/** One period alone, opened at an end by the words around it. */
function opened(one: Segment, before: string, after: string, context: JoinContext): Segment {
  const { range } = one
  if (range === null) return one
  const isDay = range.start_date === range.end_date
  const untilToday = (start_date: Day): Segment => ({
    ...one,
    unit: null,
    range: { start_date, end_date: context.today > start_date ? context.today : start_date },
  })
  if (weekBefore.test(before) && isDay)
    return { ...one, range: unitAround(range.start_date, 'week'), unit: 'week' }
  if (sinceBefore.test(before) || openEnd.test(after)) return untilToday(range.start_date)
  if (afterBefore.test(before)) return untilToday(addDays(range.end_date, 1))
  if (fromBefore.test(before) && isDay && range.start_date < context.today)
    return untilToday(range.start_date)
  const upTo = (end_date: Day): Segment => {
    const start_date = context.dataStart < end_date ? context.dataStart : end_date
    return { ...one, unit: null, range: { start_date, end_date } }
  }
  if (untilBefore.test(before)) return upTo(range.end_date)
  if (endedBefore.test(before)) return upTo(addDays(range.start_date, -1))
  return one
}

/** A start whose year was guessed lies before its end. */
function between(first: Mention, second: Mention): DayRange | null {
  if (first.reading.kind !== 'days' || second.reading.kind !== 'days') return null
  const end = second.reading.range
  let start = first.reading.range
  const move = (years: number) =>
    unitAround(`${Number(start.start_date.slice(0, 4)) + years}${start.start_date.slice(4, 8)}01`, 'month')
  const month = first.reading.unit === 'month' && !first.reading.fixed
  if (month && second.reading.fixed) {
    start = move(Number(end.end_date.slice(0, 4)) - Number(start.start_date.slice(0, 4)))
  }
  if (month && start.start_date > end.end_date) start = move(-1)
  return start.start_date <= end.end_date
    ? { start_date: start.start_date, end_date: end.end_date }
    : { start_date: end.start_date, end_date: start.end_date }
}

function adjoin(one: DayRange | null, other: DayRange | null): DayRange | null {
  if (one === null || other === null) return null
  if (addDays(one.end_date, 1) === other.start_date)
    return { start_date: one.start_date, end_date: other.end_date }
  if (addDays(other.end_date, 1) === one.start_date)
    return { start_date: other.start_date, end_date: one.end_date }
  return null
}

function sameUnit(first: Mention, second: Mention): boolean {
  if (first.reading.kind !== 'days' || second.reading.kind !== 'days') return false
  const { unit } = first.reading
  return unit !== null && unit !== 'day' && unit === second.reading.unit
}

/** Puts mentions together: ranges from two ends, periods open at one end, neighbouring periods in a list. */
export function joinMentions(mentions: readonly Mention[], context: JoinContext): Segment[] {
  const { text } = context
  const segments: Segment[] = []
  for (let index = 0; index < mentions.length; index += 1) {
    const first = mentions[index]
    if (first === undefined) continue
    const second = mentions[index + 1]
    const before = text.slice(segments.at(-1)?.end ?? 0, first.at)
    const one = segment(first)
    if (second !== undefined) {
      const gap = text.slice(one.end, second.at)
      const isRange = rangeWord.test(gap) || (andWord.test(gap) && betweenBefore.test(before))
      const range = isRange ? between(first, second) : null
      if (range !== null && context.differs && sameUnit(first, second)) {
        segments.push({ ...one, paired: true }, { ...segment(second), paired: true })
        index += 1
        continue
      }
      if (range !== null) {
        segments.push({ ...one, end: second.at + second.length, range, unit: null })
        index += 1
        continue
      }
    }
    const previous = segments.at(-1)
    const merged =
      previous !== undefined && !context.differs && andWord.test(text.slice(previous.end, one.at))
        ? adjoin(previous.range, one.range)
        : null
    if (previous !== undefined && merged !== null) {
      segments[segments.length - 1] = { ...previous, end: one.end, range: merged, unit: null }
      continue
    }
    segments.push(opened(one, before, text.slice(one.end, second?.at), context))
  }
  return segments
}
