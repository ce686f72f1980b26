import type { Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import { addDays, type Day } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import type { Delivery } from './delivery.ts'
import { demoTailDays, leastDemoDays } from './thresholds.ts'

type DemoDay = {
  readonly cloud_provider: Provider
  readonly date: Day
  readonly delivered_at: string
}

const kept = createMemory<readonly DemoDay[]>()

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
  const today = clock.today()
  const days = await kept({ database }, today, () => lastDemoDays(database, today))
  const regular = [...groupBy(days, (day) => day.cloud_provider)].filter(
    ([owner, own]) => own.length >= leastDemoDays && providers?.includes(owner) !== false,
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

async function lastDemoDays(database: Database, today: Day): Promise<DemoDay[]> {
  const bill = await database('bills').where('state', 'counted').first('id')
  const newest = await database('cloud_costs').where('date', '<=', today).max({ day: 'date' }).first()
  if (bill !== undefined || !newest?.day) return []
  return database('cloud_costs')
    .join('sources', 'sources.id', 'cloud_costs.source_id')
    .where('sources.kind', 'demo')
    .whereBetween('date', [addDays(newest.day, 1 - demoTailDays), newest.day])
    .groupBy('cloud_provider', 'date')
    .select<DemoDay[]>('cloud_provider', 'date', database.raw('max(cloud_costs.created_at) as delivered_at'))
}
