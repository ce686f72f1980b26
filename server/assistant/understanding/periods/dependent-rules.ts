import { unitOf } from './calendar-words.ts'
import type { PeriodRule } from './mention.ts'

/** Periods that hang on another one. */
export const dependentRules: readonly PeriodRule[] = [
  {
    pattern:
      /\b(?:the )?same (?:period|time|months?|weeks?|quarters?|days?|dates?|timeframe|stretch|span|point|time frame)(?: (?:of|in|from))?(?: the)? (?:last|previous|prior|past) year\b/g,
    read: () => ({ kind: 'year_earlier' }),
  },
  {
    pattern:
      /\b(?:the )?same (?:period|time|weeks?|days?|dates?|timeframe|span|point)(?: (?:of|in|from))?(?: the)? (?:last|previous|prior|past) (month|week|quarter)\b/g,
    read: ([, word = '']) => ({ kind: 'same_days', unit: unitOf(word).unit }),
  },
  {
    pattern:
      /\b(?:a|1|one) year (?:earlier|before|prior|previously)\b|\b(?:the )?year[\s-](?:earlier|ago) period\b|\b(?:the )?prior[\s-]year(?: period)?\b/g,
    read: () => ({ kind: 'year_earlier' }),
  },
  {
    pattern:
      /\b(?:the |a )?(week|month|quarter|day|year|weekend) (?:before(?: (?:that|it|this))?|prior(?: to (?:that|it))?|preceding(?: (?:that|it))?|earlier|previous)(?! (?:last|the|yesterday))\b/g,
    read: ([, word = '']) =>
      word === 'year' ? { kind: 'year_earlier' } : { kind: 'before', unit: unitOf(word).unit },
  },
  {
    pattern:
      /\b(?:the )?(?:previous|prior|preceding|last|earlier) (?:period|one|timeframe|stretch|window|span)\b|\b(?:the )?(?:one|period) before(?: (?:that|it))?\b/g,
    read: () => ({ kind: 'before', unit: null }),
  },
]
