import type { Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import { addDays, type Day } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { Delivery } from './delivery.ts'
import { demoTailDays, leastDemoDays } from './thresholds.ts'

type DemoDay = { cloud_provider: Provider; date: Day; delivered_at: string }

/**
 * The last days of the demo data, as if each provider had delivered them when they were made. Beside bills the demo
 * data stands still, so that it says nothing about what is complete.
 *
 * @param providers only these; undefined for all.
 */
export async function demoDeliveries(
  { database, clock }: Pick<Context, 'database' | 'clock'>,
  providers: readonly Provider[] | undefined,
): Promise<Delivery[]> {
  const bill = await database('bills').where('state', 'counted').first('id')
  const newest = await database('cloud_costs').where('date', '<=', clock.today()).max({ day: 'date' }).first()
  if (bill !== undefined || !newest?.day) return []
  const query = database('cloud_costs')
    .join('sources', 'sources.id', 'cloud_costs.source_id')
    .where('sources.kind', 'demo')
    .whereBetween('date', [addDays(newest.day, 1 - demoTailDays), newest.day])
    .groupBy('cloud_provider', 'date')
  if (providers !== undefined) query.whereIn('cloud_provider', providers)
  const days = await query.select<DemoDay[]>(
    'cloud_provider',
    'date',
    database.raw('max(cloud_costs.created_at) as delivered_at'),
  )
  const regular = [...groupBy(days, (day) => day.cloud_provider)].filter(
    ([, own]) => own.length >= leastDemoDays,
  )
  return regular.map(([cloud_provider, own]) => {
    const delivered_at = own
      .map((day) => day.delivered_at)
      .reduce((one, other) => (one > other ? one : other))
    return {
      cloud_provider,
      bills: [],
      charged: new Set(own.map(({ date }) => date)),
      delivered_at: clock.hasPassed(delivered_at) ? delivered_at : clock.now(),
    }
  })
}
