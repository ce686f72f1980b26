import type { Provider } from '../../shared/catalogue.ts'
import { addDays, type Day } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { fillGaps } from './fill-gaps.ts'
import { incompleteDays } from './incomplete-days.ts'

type Series = {
  /** Null for all providers together. */
  readonly cloud_provider: Provider | null
  readonly start_date: Day
  readonly values: readonly number[]
}

/**
 * Series to learn from: the days that bills leave out cost what they usually do, since a gap is no saving.
 *
 * @param providers those that the series are of.
 */
export async function withoutGaps<One extends Series>(
  ctx: Context,
  providers: readonly Provider[],
  series: readonly One[],
): Promise<One[]> {
  const gaps = new Map<Provider | null, ReadonlySet<Day>>()
  const [first] = series.map((one) => one.start_date).sort()
  const last = series.map(lastDay).sort().at(-1)
  if (first === undefined || last === undefined) return [...series]
  const range = { start_date: first, end_date: last }
  for (const owner of new Set(series.map((one) => one.cloud_provider))) {
    const days = await incompleteDays(ctx, { cloud_provider: owner ?? providers }, range)
    gaps.set(owner, new Set(days.map(({ date }) => date)))
  }
  return series.map((one) => ({
    ...one,
    values: fillGaps(one.values, one.start_date, gaps.get(one.cloud_provider) ?? new Set()),
  }))
}

function lastDay({ start_date, values }: Series): Day {
  return addDays(start_date, values.length - 1)
}
