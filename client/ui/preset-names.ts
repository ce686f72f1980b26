import type { Preset } from '../../shared/period.ts'

/** The named ranges, for a person. */
export const presetNames: Record<Preset, string> = {
  this_week: 'This week',
  last_week: 'Last week',
  this_month: 'This month',
  last_month: 'Last month',
  last_30_days: 'Last 30 days',
  last_90_days: 'Last 90 days',
}
