import type { Provider } from '../../shared/catalogue.ts'
import type { GroupDimension, Metric } from '../../shared/cost-query.ts'
import type { ForecastGroup } from '../../shared/forecast.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import { runForecasts } from '../analysis/run-analyses.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { withoutGaps } from '../coverage/without-gaps.ts'
import type { LeavesJob } from './forecast-leaves.ts'
import { loadLeaves } from './load-leaves.ts'
import type { LoadedLeaf } from './read-leaves.ts'
import { addLeaves, toForecastGroup } from './to-forecast-group.ts'

export type ForecastScope = {
  readonly filter: CostFilter
  readonly metric: Metric
  /** The complete days to learn from. */
  readonly history: DayRange
  /** The days whose total is wanted. */
  readonly period: DayRange
  readonly providers: readonly Provider[]
  /** What groups are wanted by; none for the total only. */
  readonly dimensions: readonly Exclude<GroupDimension, 'date'>[]
}

/**
 * Forecasts everything that a filter matches from its services up, and groups of it that add up to the same total.
 *
 * @returns null where nothing matches.
 */
export async function forecastScope(
  ctx: Context,
  { filter, metric, history, period, providers, dimensions }: ForecastScope,
): Promise<{ total: ForecastGroup; groups: ForecastGroup[] } | null> {
  const leaves = await loadLeaves(ctx, filter, history, ['provider', 'service'], metric)
  if (leaves.length === 0) return null
  const isDeep = dimensions.some((dimension) => dimension !== 'provider' && dimension !== 'service')
  const deep = isDeep ? await loadLeaves(ctx, filter, history, dimensions, metric) : []
  const byProvider =
    isDeep || dimensions.length === 0 || dimensions.includes('service') ? [] : providersOf(leaves)
  const days = countDays(history)
  const [forecast] = await runForecasts([
    {
      start_date: history.start_date,
      days,
      horizon: Math.max(
        1,
        countDays({ start_date: addDays(history.end_date, 1), end_date: period.end_date }),
      ),
      leaves: await learnt(ctx, providers, leaves, history.start_date),
      sums: byProvider.map(({ members }) => members),
      groups: await learnt(ctx, providers, deep, history.start_date),
    },
  ])
  if (forecast === undefined) return null
  const toGroup = (loaded: LoadedLeaf, one = forecast.total): ForecastGroup =>
    toForecastGroup(loaded, one, history, period)
  const everything = { cloud_provider: null, service_name: null }
  return {
    total: toGroup(addLeaves(everything, leaves)),
    groups: isDeep
      ? deep.map((loaded, place) => toGroup(loaded, forecast.groups[place]))
      : dimensions.includes('service')
        ? leaves.map((loaded, place) => toGroup(loaded, forecast.leaves[place]))
        : byProvider.map(({ cloud_provider, members }, place) =>
            toGroup(
              addLeaves(
                { cloud_provider, service_name: null },
                members.flatMap((member) => leaves.slice(member, member + 1)),
              ),
              forecast.sums[place],
            ),
          ),
  }
}

function providersOf(
  leaves: readonly LoadedLeaf[],
): { cloud_provider: Provider | null; members: number[] }[] {
  const names = [...new Set(leaves.map(({ names: { cloud_provider } }) => cloud_provider))]
  return names.map((cloud_provider) => ({
    cloud_provider,
    members: leaves.flatMap((leaf, place) => (leaf.names.cloud_provider === cloud_provider ? [place] : [])),
  }))
}

/** Leaves to learn from: a day that a bill leaves out is no saving. */
async function learnt(
  ctx: Context,
  providers: readonly Provider[],
  leaves: readonly LoadedLeaf[],
  start_date: Day,
): Promise<LeavesJob['leaves']> {
  const filled = await withoutGaps(
    ctx,
    providers,
    leaves.map(({ names: { cloud_provider }, leaf }) => ({ cloud_provider, start_date, values: leaf.daily })),
  )
  return leaves.map(({ leaf }, place) => ({ ...leaf, daily: filled[place]?.values ?? leaf.daily }))
}
