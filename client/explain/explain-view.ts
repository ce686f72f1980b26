import { z } from 'zod'
import { providers, type Provider } from '../../shared/catalogue.ts'
import { Metric } from '../../shared/cost-query.ts'
import { waterfallDimensions, type ExplainQuery } from '../../shared/explanation.ts'
import { isDay } from '../../shared/calendar-day.ts'
import type { DayRange } from '../../shared/period.ts'
import { presets } from '../../shared/preset.ts'

const DayOrNone = z.string().refine(isDay).or(z.literal('')).catch('')

/** What the page shows; all of it stands in the address. */
export const ExplainView = z.object({
  preset: z.enum(presets).catch('this_month'),
  /** Days of its own instead of a preset; both or neither. */
  start_date: DayOrNone,
  end_date: DayOrNone,
  /** The earlier period; empty for the usual one. */
  compare_start_date: DayOrNone,
  compare_end_date: DayOrNone,
  /** Several with commas; empty for all. */
  provider: z.string().catch(''),
  service: z.string().catch(''),
  metric: Metric.catch('billed'),
  incomplete_days: z.enum(['leave_out', 'include']).catch('leave_out'),
  by: z.enum(waterfallDimensions).catch('service'),
  /** The tag that `by=tag` divides by. */
  tag_key: z.string().catch(''),
})
export type ExplainView = z.infer<typeof ExplainView>

function rangeOf(start_date: string, end_date: string): DayRange | null {
  return start_date !== '' && end_date !== '' && start_date <= end_date ? { start_date, end_date } : null
}

export function ownRange({ start_date, end_date }: ExplainView): DayRange | null {
  return rangeOf(start_date, end_date)
}

export function ownComparison({ compare_start_date, compare_end_date }: ExplainView): DayRange | null {
  return rangeOf(compare_start_date, compare_end_date)
}

export function providersOf({ provider }: ExplainView): Provider[] {
  const names = provider.split(',')
  return providers.filter((name) => names.includes(name))
}

/** The question that a view asks. */
export function explainQuery(view: ExplainView): ExplainQuery {
  const range = ownRange(view)
  const comparison = ownComparison(view)
  const chosen = providersOf(view)
  return {
    metric: view.metric,
    incomplete_days: view.incomplete_days,
    ...(range ?? { preset: view.preset }),
    ...(comparison === null
      ? {}
      : { compare_start_date: comparison.start_date, compare_end_date: comparison.end_date }),
    ...(chosen.length === 0 ? {} : { cloud_provider: chosen }),
    ...(view.service === '' ? {} : { service_name: view.service }),
    ...(view.by === 'resource' ? { divide_by: view.by } : {}),
    ...(view.by === 'tag' && view.tag_key !== '' ? { divide_by: view.by, tag_key: view.tag_key } : {}),
  }
}
