import { unitAround, type Day } from '../../../../shared/period.ts'
import { blank } from '../blank.ts'
import { year } from './calendar-words.ts'
import { dateRules, dayOfMonthRule } from './date-rules.ts'
import { dependentRules } from './dependent-rules.ts'
import { days, type Mention, type PeriodRule } from './mention.ts'
import { bareMonthRule, monthPartRules, monthRules } from './month-rules.ts'
import { quarterRules } from './quarter-rules.ts'
import { allDataRule, relativeRules } from './relative-rules.ts'
import { weekdayRules } from './weekday-rules.ts'

const yearRules: readonly PeriodRule[] = [
  {
    pattern: /\bfy\s?(20\d\d|\d\d)\b/g,
    read: ([, text = '']) => days(unitAround(`${text.padStart(4, '20')}-01-01`, 'year'), 'year'),
  },
  {
    pattern: new RegExp(
      `(?<![\\d$.,])\\b(?:(?:calendar |fiscal )?year )?(${year})\\b(?![.,]?\\d|\\s*%)`,
      'g',
    ),
    read: ([, text = '']) => (text.length < 4 ? null : days(unitAround(`${text}-01-01`, 'year'), 'year')),
  },
]

/** Longest first: what an earlier rule takes, a later one does not see. */
const rules: readonly PeriodRule[] = [
  ...monthPartRules,
  ...dependentRules,
  ...weekdayRules.slice(0, 5),
  ...quarterRules,
  ...dateRules,
  ...monthRules,
  ...relativeRules,
  ...weekdayRules.slice(5),
  bareMonthRule,
  dayOfMonthRule,
  ...yearRules,
  allDataRule,
]

/**
 * Every period that a text names, in its order.
 *
 * @param text lower case, cleaned, with what cannot be a date already overwritten.
 * @returns the mentions, and the text in which they are overwritten.
 */
export function findMentions(text: string, today: Day): { mentions: Mention[]; rest: string } {
  const mentions: Mention[] = []
  let rest = text
  for (const rule of rules) {
    for (const match of rest.matchAll(rule.pattern)) {
      const reading = rule.read(match, today, rest)
      if (reading === null) continue
      const at = match.index + leadingWords(match[0])
      const length = match.index + match[0].length - at
      mentions.push({ at, length, reading })
      rest = blank(rest, at, length)
    }
  }
  return { mentions: mentions.sort((one, other) => one.at - other.at), rest }
}

/** Words such as "since" at the front of a match belong to the rules that join periods. */
function leadingWords(found: string): number {
  return (
    /^(?:since|until|till|from|to|through|on) (?!(?:the )?(?:start|beginning|first|1st))/.exec(found)?.[0]
      .length ?? 0
  )
}
