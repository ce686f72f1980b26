import type { CalendarUnit, Day, DayRange } from '../../../../shared/period.ts'
import type { Preset } from '../../../../shared/preset.ts'

/** Days with the name that they were asked for by, where that decides what they are compared with. */
export type NamedRange = DayRange & { readonly preset?: Preset | undefined }

/** A period as a rule reads it: the days, or how it hangs on another period. */
export type Reading =
  | {
      readonly kind: 'days'
      /** Whole, so it may reach past today. */
      readonly range: NamedRange
      readonly unit: CalendarUnit | null
      /** Whether the words fix the year; else it was chosen so that the period has begun. */
      readonly fixed: boolean
    }
  | { readonly kind: 'before'; readonly unit: CalendarUnit | null }
  | { readonly kind: 'same_days'; readonly unit: CalendarUnit }
  | { readonly kind: 'year_earlier' }
  | { readonly kind: 'all_data' }

/** A reading with its place in the text. */
export type Mention = { readonly at: number; readonly length: number; readonly reading: Reading }

/** One way to say a period. The pattern is global; `read` may refuse what it found. */
export type PeriodRule = {
  readonly pattern: RegExp
  read(match: RegExpExecArray, today: Day, text: string): Reading | null
}

/** A reading of whole days. */
export function days(range: NamedRange, unit: CalendarUnit | null, fixed = true): Reading {
  return { kind: 'days', range, unit, fixed }
}
