import type { Provider } from '../../shared/catalogue.ts'
import type { IncompleteDay } from '../../shared/coverage.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { billDeliveries } from './bill-deliveries.ts'
import { coverDays } from './cover-days.ts'
import { demoDeliveries } from './demo-deliveries.ts'
import type { Delivery } from './delivery.ts'
import { habitDays, leastChargedPart } from './thresholds.ts'

type Coverage = { readonly cloud_provider: Provider; readonly states: ReadonlyMap<Day, DayState> }
type DayState = 'complete' | 'partial' | 'missing'

/** The incomplete days of a range, of all providers together and of each that has any. */
export type IncompleteRange = {
  /** Oldest first. */
  readonly days: readonly IncompleteDay[]
  /** Of every provider that delivers regularly. */
  readonly byProvider: ReadonlyMap<Provider, readonly IncompleteDay[]>
  /** The first day that regular deliveries tell of; what came before is unknown. Null where there are none. */
  readonly knownFrom: Day | null
}

/**
 * The one answer to which days of a range are not complete, and whether all of their costs are missing or a part.
 * Bills and demo data are judged by the same rule; entries by hand are complete at once. An account that is charged on
 * few of its days says nothing.
 *
 * @param filter only the deliveries of these providers.
 */
export async function findIncompleteDays(
  ctx: Pick<Context, 'database' | 'clock'>,
  filter: { readonly cloud_provider?: Provider | readonly Provider[] | undefined },
  range: DayRange,
): Promise<IncompleteRange> {
  const providers = filter.cloud_provider === undefined ? undefined : [filter.cloud_provider].flat()
  const window = {
    start_date: addDays(range.start_date, -habitDays),
    end_date: addDays(range.end_date, habitDays),
  }
  const deliveries = [
    ...(await billDeliveries(ctx, providers, window)),
    ...(await demoDeliveries(ctx, providers)),
  ]
  if (deliveries.length === 0) return { days: [], byProvider: new Map(), knownFrom: null }
  const { incomplete_hours } = await insightSettings(ctx)
  const covered = deliveries.flatMap((delivery) => coverageOf(delivery, ctx.clock.today(), incomplete_hours))
  const owners = new Set(covered.map(({ cloud_provider }) => cloud_provider))
  return {
    knownFrom: covered.length === 0 ? null : await firstDelivered(ctx, providers),
    days: combined(covered, range),
    byProvider: new Map(
      [...owners].map((owner) => [
        owner,
        combined(
          covered.filter(({ cloud_provider }) => cloud_provider === owner),
          range,
        ),
      ]),
    ),
  }
}

/** The incomplete days of all providers of a filter together, oldest first. */
export async function incompleteDays(
  ctx: Pick<Context, 'database' | 'clock'>,
  filter: { readonly cloud_provider?: Provider | readonly Provider[] | undefined },
  range: DayRange,
): Promise<IncompleteDay[]> {
  return [...(await findIncompleteDays(ctx, filter, range)).days]
}

const firstKept = createMemory<Day | null>()

/** The first day that a bill has, or any cost where none counts. */
function firstDelivered(
  { database }: Pick<Context, 'database'>,
  providers: readonly Provider[] | undefined,
): Promise<Day | null> {
  return firstKept({ database }, JSON.stringify(providers ?? null), async () => {
    const bills = database('bills').where('state', 'counted').min({ day: 'first_day' })
    if (providers !== undefined) bills.whereIn('cloud_provider', providers)
    const [bill, cost] = await Promise.all([
      bills.first(),
      database('cloud_costs').min({ day: 'date' }).first(),
    ])
    return bill?.day ?? cost?.day ?? null
  })
}

function coverageOf(delivery: Delivery, today: Day, incompleteHours: number): Coverage[] {
  const { cloud_provider, charged } = delivery
  const sorted = [...charged].sort()
  const [first, last] = [sorted[0], sorted.at(-1)]
  if (first === undefined || last === undefined) return []
  if (charged.size < leastChargedPart * countDays({ start_date: first, end_date: last })) return []
  const days = coverDays(delivery, today, incompleteHours)
  const states = new Map<Day, DayState>(days.map(({ date, state }) => [date, state]))
  // Of an account that still delivers, today is not there yet either.
  if (days.at(-1)?.date === addDays(today, -1)) states.set(today, 'missing')
  return [{ cloud_provider, states }]
}

function combined(accounts: readonly Coverage[], range: DayRange): IncompleteDay[] {
  const known = new Set(accounts.flatMap((days) => [...days.states.keys()]))
  const asked = [...known].filter((date) => date >= range.start_date && date <= range.end_date)
  return asked.sort().flatMap((date) => {
    const states = accounts.flatMap((days) => days.states.get(date) ?? [])
    if (states.every((state) => state === 'complete')) return []
    return [{ date, state: states.every((state) => state === 'missing') ? 'missing' : 'partial' }]
  })
}
