import { z } from 'zod'
import { addDays, lastUnits, unitAround, unitToDate, type Day, type DayRange } from './period.ts'

export const presets = [
  'today',
  'yesterday',
  'this_week',
  'last_week',
  'last_7_days',
  'last_30_days',
  'last_90_days',
  'this_month',
  'last_month',
  'last_3_months',
  'last_6_months',
  'last_12_months',
  'this_quarter',
  'last_quarter',
  'this_year',
  'last_year',
] as const
export const Preset = z.enum(presets).meta({
  id: 'Preset',
  description: 'A named range of days, relative to today (UTC). Weeks run Monday to Sunday.',
  example: 'last_month',
})
export type Preset = z.infer<typeof Preset>

const presetDays: Readonly<Record<Preset, (today: Day) => DayRange>> = {
  today: (today) => lastUnits(today, 'day', 1),
  yesterday: (today) => unitAround(addDays(today, -1), 'day'),
  this_week: (today) => unitAround(today, 'week'),
  last_week: (today) => lastUnits(today, 'week', 1),
  last_7_days: (today) => lastUnits(today, 'day', 7),
  last_30_days: (today) => lastUnits(today, 'day', 30),
  last_90_days: (today) => lastUnits(today, 'day', 90),
  this_month: (today) => unitToDate(today, 'month'),
  last_month: (today) => lastUnits(today, 'month', 1),
  last_3_months: (today) => lastUnits(today, 'month', 3),
  last_6_months: (today) => lastUnits(today, 'month', 6),
  last_12_months: (today) => lastUnits(today, 'month', 12),
  this_quarter: (today) => unitToDate(today, 'quarter'),
  last_quarter: (today) => lastUnits(today, 'quarter', 1),
  this_year: (today) => unitToDate(today, 'year'),
  last_year: (today) => lastUnits(today, 'year', 1),
}

/** The days of a named range, given today. */
export function presetRange(preset: Preset, today: Day): DayRange {
  return presetDays[preset](today)
}
