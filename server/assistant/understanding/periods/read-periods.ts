import {
  addDays,
  addUnits,
  countDays,
  lastUnits,
  unitToDate,
  type CalendarUnit,
  type Day,
  type DayRange,
  type Granularity,
} from '../../../../shared/period.ts'
import { blankAll } from '../blank.ts'
import { askedPeriod, usualBefore, type AskedPeriod } from './asked-period.ts'
import { cadences, type Cadence } from './cadences.ts'
import { unitBefore, yearEarlier } from './earlier-periods.ts'
import { findMentions } from './find-mentions.ts'
import { joinMentions, type Segment } from './join-mentions.ts'

/** What a question says about time, cut at today. */
export type PeriodWords = {
  /** The periods asked about, usually one; none where the question names none. */
  readonly periods: readonly AskedPeriod[]
  readonly compare: DayRange | null
  /** The period lies ahead, wholly. */
  readonly future: boolean
  readonly granularity: Granularity | null
  /** The text with all of this overwritten. */
  readonly rest: string
}

export type PeriodContext = {
  readonly today: Day
  /** The days that there is data for. */
  readonly data: DayRange
  /** The period talked about before, which "the month before" hangs on. */
  readonly base: DayRange | null
}

const changeWords =
  /\b(?:differen\w*|differ|delta|chang\w*|compar\w*|comparison|grow\w*|grew|increas\w*|decreas\w*|went|go|going|gone|ris\w*|rose|drop\w*|fell|fall\w*|jump\w*|vs|versus|against|than|moved?|shift\w*|up|down)\b/
const pairWords =
  /\b(?:vs|versus|against|compar\w*|comparison|than|differen\w*|differ|delta|relative to|contrast)\b|\bv\b/
const connectorBefore =
  /\b(?:(?:vs\.?|versus|against|compar(?:ed|ing|e|ison)(?: (?:it|that|this|them|those|costs?|spend))? (?:to|with|against)|relative to|than)|(?:increas\w*|decreas\w*|growth|change[ds]?|changing|up|down|grew|grown|rose|risen|higher|lower|jump\w*|drop\w*) (?:over|from|on|since|vs|versus))\s*(?:the |that of |what (?:it|we) \w+ |in |it was |for |our |my |during )*$/

function cut(range: DayRange, today: Day): DayRange {
  return { ...range, end_date: range.end_date < today ? range.end_date : today }
}

/** The same days of the unit before; a whole unit before a whole one. */
function sameDaysBefore(base: DayRange, unit: CalendarUnit): DayRange {
  const whole = unitBefore(base, unit, 0)
  if (whole.start_date === base.start_date && whole.end_date === base.end_date) return unitBefore(base, unit)
  return { start_date: addUnits(base.start_date, unit, -1), end_date: addUnits(base.end_date, unit, -1) }
}

/** The period before a base: the unit that the words name, else one of the same kind. */
function resolveHanging(one: Segment, base: DayRange, today: Day): DayRange {
  if (one.range !== null) return one.range
  if (one.hangs === 'year_earlier') return yearEarlier(cut(base, today))
  if (one.hangs === 'same_days' && one.unit !== null) return sameDaysBefore(cut(base, today), one.unit)
  if (one.unit === null) return usualBefore(base, today)
  if (one.unit === 'day') return unitBefore(base, 'day')
  return countDays(base) > 100 && one.unit === 'month' ? usualBefore(base, today) : unitBefore(base, one.unit)
}

const previousWords = /^(?:previous|prior|preceding)\b/

/** "previous month" beside another period is the one before that, not the one before today. */
function hang(segments: readonly Segment[], text: string): Segment[] {
  const others = segments.filter((one) => !previousWords.test(text.slice(one.at, one.end)))
  if (others.length === 0) return [...segments]
  return segments.map((one) =>
    previousWords.test(text.slice(one.at, one.end)) && one.unit !== null && one.hangs === null
      ? { ...one, range: null, hangs: 'before' as const }
      : one,
  )
}

type Pair = { readonly periods: readonly DayRange[]; readonly compare: DayRange | null }

function pairOf(segments: readonly Segment[], text: string, context: PeriodContext): Pair {
  const { today } = context
  const anchor = segments.find((one) => one.range !== null)
  const baseUnit = segments[0]?.unit ?? 'month'
  const base = anchor?.range ?? context.base ?? lastUnits(today, baseUnit, 1)
  const ranges = segments.map((one) => resolveHanging(one, base, today))
  const [first, second] = ranges
  if (first === undefined) return { periods: [], compare: null }
  const hangs = segments.some((one) => one.hangs !== null)
  if (second === undefined) return singlePair(segments[0], first, base, text, context)
  const paired = segments.some((one) => one.paired)
  if (ranges.length === 2 && (hangs || paired || pairWords.test(text))) {
    const same = first.start_date === second.start_date && first.end_date === second.end_date
    const earlier = same ? usualBefore(first, today) : second
    const [later, before] = first.start_date >= earlier.start_date ? [first, earlier] : [earlier, first]
    return { periods: [later], compare: before }
  }
  return { periods: ranges, compare: null }
}

type PairOverTime = Pair & { readonly granularity: Granularity | null }

/** A single period after "compared with" is the other side of the current one. */
function singlePair(
  one: Segment | undefined,
  range: DayRange,
  base: DayRange,
  text: string,
  { today, base: known }: PeriodContext,
): Pair {
  if (one === undefined) return { periods: [], compare: null }
  const connected = connectorBefore.test(text.slice(0, one.at)) || /^\s*compar\w+$/.test(text.slice(one.end))
  if (one.hangs !== null) {
    const asksChange = connected || (changeWords.test(text) && known !== null)
    return connected || (asksChange && /compar|vs|versus/.test(text))
      ? { periods: [base], compare: range }
      : { periods: [range], compare: null }
  }
  if (!connected) return { periods: [range], compare: null }
  if (previousWords.test(text.slice(one.at, one.end)) && one.unit !== null) {
    const current = known ?? range
    return { periods: [current], compare: unitBefore(current, one.unit) }
  }
  const current = known ?? unitToDate(today, one.unit ?? 'month')
  return current.start_date > range.start_date
    ? { periods: [current], compare: range }
    : { periods: [range], compare: usualBefore(range, today) }
}

/** Month over month and its like. */
function withCadence(cadence: Cadence, pair: Pair, { today, base }: PeriodContext): PairOverTime {
  const named = pair.periods[0] ?? null
  const days = cadence.unit === 'day' ? 1 : cadence.unit === 'week' ? 7 : cadence.unit === 'month' ? 31 : 92
  if (named !== null && !cadence.yearly && countDays(named) > days + 1) {
    const granularity = cadence.unit === 'week' ? 'weekly' : cadence.unit === 'day' ? 'daily' : 'monthly'
    return { periods: [named], compare: null, granularity }
  }
  const wholeDay = cadence.unit === 'day' ? lastUnits(addDays(today, -1), 'day', 1) : null
  const known = base !== null && countDays(base) <= days + 1 && countDays(base) >= days - 3 ? base : null
  const period = named ?? known ?? wholeDay ?? lastUnits(today, cadence.unit, 1)
  const compare = cadence.yearly ? yearEarlier(period) : unitBefore(period, cadence.unit)
  return { periods: [period], compare, granularity: null }
}

/**
 * Reads what a question says about time, by the published conventions.
 *
 * @param text lower case, corrected, with everything that cannot be a date overwritten.
 */
export function readPeriods(text: string, context: PeriodContext): PeriodWords {
  const cadence = cadences.find(({ pattern }) => text.search(pattern) >= 0)
  const plain = cadence === undefined ? text : blankAll(text, cadence.pattern)
  const { mentions, rest } = findMentions(plain, context.today)
  if (mentions.some((mention) => mention.reading.kind === 'all_data')) {
    const periods = [askedPeriod(context.data, context.today)]
    return { periods, compare: null, future: false, granularity: null, rest }
  }
  const join = {
    text: plain,
    today: context.today,
    dataStart: context.data.start_date,
    differs: changeWords.test(plain),
  }
  const segments = hang(joinMentions(mentions, join), plain)
  const pair = pairOf(segments, plain, context)
  const future = pair.periods.length > 0 && pair.periods.every((period) => period.start_date > context.today)
  const read = cadence === undefined ? { ...pair, granularity: null } : withCadence(cadence, pair, context)
  const begun = read.periods.filter((period) => period.start_date <= context.today)
  return {
    periods: begun.map((period) => askedPeriod(period, context.today)),
    compare: read.compare,
    granularity: read.granularity,
    future,
    rest,
  }
}
