import type { Preset } from '../../shared/preset.ts'

/** The named ranges that the page offers. */
export const offeredPresets = [
  'this_week',
  'last_week',
  'this_month',
  'last_month',
  'last_30_days',
  'last_90_days',
] as const satisfies readonly Preset[]

/** The ranges to choose from: those that the page offers, and the one that an address already names. */
export function presetChoices(chosen: Preset | undefined): readonly Preset[] {
  const isOffered = chosen === undefined || offeredPresets.some((preset) => preset === chosen)
  return isOffered ? offeredPresets : [...offeredPresets, chosen]
}

/** All named ranges, which an address can hold, for a person. */
export const presetNames: Record<Preset, string> = {
  today: 'Today',
  yesterday: 'Yesterday',
  this_week: 'This week',
  last_week: 'Last week',
  last_7_days: 'Last 7 days',
  last_30_days: 'Last 30 days',
  last_90_days: 'Last 90 days',
  this_month: 'This month',
  last_month: 'Last month',
  last_3_months: 'Last 3 months',
  last_6_months: 'Last 6 months',
  last_12_months: 'Last 12 months',
  this_quarter: 'This quarter',
  last_quarter: 'Last quarter',
  this_year: 'This year',
  last_year: 'Last year',
}
