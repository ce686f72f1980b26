import type { ForecastGroup } from '../../shared/forecast.ts'
import type { DayRange } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import { wantedByOthers } from '../database/while-wanted.ts'
import { forecastTotal } from '../forecasts/forecast-total.ts'
import type { StoredBudget } from './budget-row.ts'

const forecastsKept = createMemory<Map<string, Promise<ForecastGroup | null>>>()

/** Nobody has more budgets than that, and each of them costs a few kilobytes. */
const mostKept = 1_000

/**
 * What the costs of a budget are expected to come to in a period; null without history. Alerts, the page and the
 * overview all ask for it, so it is kept until any cost or the day changes.
 */
export async function budgetForecast(
  ctx: Context,
  { scope, metric }: Pick<StoredBudget, 'scope' | 'metric'>,
  period: DayRange,
): Promise<ForecastGroup | null> {
  const kept = await forecastsKept(ctx, ctx.clock.today(), async () => new Map())
  const key = JSON.stringify([scope, metric, period])
  const known = kept.get(key)
  if (known !== undefined) return known
  const made = wantedByOthers(() => forecastTotal(ctx, scope, metric, period))
  if (kept.size < mostKept) kept.set(key, made)
  made.catch(() => kept.delete(key))
  return made
}
