import type { Provider } from '../../shared/catalogue.ts'
import { addSeconds } from '../../shared/instant.ts'
import { addDays, dayOf, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { costsMatching, type CostFilter } from './cost-filter.ts'
import { dataBounds } from './resolve-range.ts'

export type CompleteDays = {
  /** First and last day with any cost of the filter. */
  readonly data: DayRange
  /** The last day that is complete for every provider that still delivers. */
  readonly through: Day
  /** The last complete day of each provider. */
  readonly byProvider: ReadonlyMap<Provider, Day>
  readonly incompleteHours: number
}

type Delivery = { cloud_provider: Provider; first_day: Day; last_day: Day }

/** A provider whose newest bill is this much older than the others' no longer delivers. */
const staleAfterDays = 31
const secondsPerHour = 3600

/**
 * Until which day costs can be trusted to be complete. Clouds deliver a day's costs for a day or two after it, so a
 * day counts once it ended `incomplete_hours` before the newest delivery of its provider (or before now, where that is
 * earlier), and never beyond the provider's last day.
 *
 * @returns null where nothing matches.
 */
export async function completeDays(ctx: Context, filter: CostFilter): Promise<CompleteDays | null> {
  const bounds = await dataBounds(ctx)
  if (bounds === null) return null
  const { incomplete_hours: incompleteHours } = await insightSettings(ctx)
  const deliveries = await costsMatching(ctx.database, filter, bounds)
    .select<Delivery[]>(
      'cloud_costs.cloud_provider',
      ctx.database.raw('min(cloud_costs.date) as first_day'),
      ctx.database.raw('max(cloud_costs.date) as last_day'),
    )
    .groupBy('cloud_costs.cloud_provider')
  const cutoffs = await Promise.all(
    deliveries.map(async (delivery) => {
      const asOf = await newestDelivery(ctx, filter, delivery)
      const complete = addDays(dayOf(addSeconds(asOf, -incompleteHours * secondsPerHour)), -1)
      return [delivery.cloud_provider, earlier(complete, delivery.last_day)] as const
    }),
  )
  if (cutoffs.length === 0) return null
  const newest = cutoffs.map(([, day]) => day).reduce(later)
  const delivering = cutoffs.map(([, day]) => day).filter((day) => day >= addDays(newest, -staleAfterDays))
  return {
    data: {
      start_date: deliveries.map(({ first_day }) => first_day).reduce(earlier),
      end_date: deliveries.map(({ last_day }) => last_day).reduce(later),
    },
    through: delivering.reduce(earlier),
    byProvider: new Map(cutoffs),
    incompleteHours,
  }
}

/** When the newest days of a provider were last written; now for entries by hand, which are complete at once. */
async function newestDelivery(ctx: Context, filter: CostFilter, delivery: Delivery): Promise<string> {
  const { cloud_provider, last_day } = delivery
  const newestDays = { start_date: addDays(last_day, -7), end_date: last_day }
  const row: { delivered: string | null } | undefined = await costsMatching(
    ctx.database,
    { ...filter, cloud_provider },
    newestDays,
  )
    .join('sources', 'sources.id', 'cloud_costs.source_id')
    .whereNot('sources.kind', 'manual')
    .max({ delivered: 'cloud_costs.created_at' })
    .first()
  const now = ctx.clock.now()
  const delivered = row?.delivered ?? now
  return earlier(delivered, now)
}

const earlier = (one: Day, other: Day) => (one < other ? one : other)
const later = (one: Day, other: Day) => (one > other ? one : other)
