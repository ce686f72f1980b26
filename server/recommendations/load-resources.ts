import { isChargeKind, type ChargeKind } from '../../shared/charge-kind.ts'
import { providers } from '../../shared/catalogue.ts'
import { addDays, countDays, type Day, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeSums, type ChargeColumn } from '../costs/charge-sums.ts'
import { lineColumns, lineKey } from './charge-lines.ts'
import type { ResourceLine } from './evidence.ts'
import { recentDays } from './line-figures.ts'
import { daysPerMonth } from '../series/mean-month.ts'

/** So many resources are looked at, the dearest; more would be none that anybody reads. */
export const mostResources = 5_000

/** Resources whose age matters, and whether they are there still. */
const aging: readonly ChargeKind[] = [
  'snapshot',
  'image',
  'load-balancer-hours',
  'nat-hours',
  'endpoint-hours',
  'gateway-hours',
]

type Row = Readonly<
  Record<(typeof lineColumns)[number] | 'region' | 'resource' | 'resource_name' | 'tags', string | null>
> & {
  readonly cost: number
  readonly quantity: number | null
}

/**
 * The dearest resources of the last four weeks, each for every line that it is part of, so that what it is can be told.
 *
 * @param range the days that the rules look at.
 */
export async function loadResources(ctx: Context, range: DayRange): Promise<ResourceLine[]> {
  const { database } = ctx.charges
  const recent = recentOf(range)
  const by: ChargeColumn[] = [...lineColumns, 'region', 'resource', 'resource_name', 'tags']
  const sums = chargeSums(ctx.charges, {}, recent, { by, others: false })
  const rows: Row[] = await database
    .from(sums.as('g'))
    .whereNotNull('resource')
    .select(...by, database.raw('sum(effective_cost) as cost'), database.raw('sum(quantity) as quantity'))
    .groupBy(by)
    .havingRaw('sum(effective_cost) > 0')
    .orderBy('cost', 'desc')
    .limit(mostResources)
  const lives = await livesOf(ctx, rows)
  const days = Math.min(recentDays, countDays(recent))
  return rows.map((row) => toResource(row, lives, (row.cost / days) * daysPerMonth))
}

/** The last four weeks, or as much of them as there is. */
export function recentOf({ start_date, end_date }: DayRange): DayRange {
  const wanted = addDays(end_date, 1 - recentDays)
  return { start_date: wanted > start_date ? wanted : start_date, end_date }
}

type Life = { readonly first_day: Day; readonly last_day: Day }

async function livesOf({ charges }: Context, rows: readonly Row[]): Promise<ReadonlyMap<string, Life>> {
  const { database, counted } = charges
  const wanted = rows.filter(({ charge_kind }) => aging.some((kind) => kind === charge_kind))
  if (wanted.length === 0) return new Map()
  const ids = [...new Set(wanted.map(({ resource }) => resource ?? ''))]
  const found: (Life & { resource_id: string })[] = await database
    .from(database.raw(`${counted('charge')} as c`))
    .whereIn('c.charge_kind', [...aging])
    .whereIn('c.resource_id', ids)
    .select(
      'c.resource_id',
      database.raw('cast(min(c.date) as text) as first_day, cast(max(c.date) as text) as last_day'),
    )
    .groupBy('c.resource_id')
  return new Map(found.map((life) => [life.resource_id, life]))
}

function toResource(row: Row, lives: ReadonlyMap<string, Life>, monthly: number): ResourceLine {
  const kind = row.charge_kind
  const life = lives.get(row.resource ?? '')
  return {
    line: lineKey(row),
    cloud_provider: providers.find((provider) => provider === row.cloud_provider) ?? 'Other',
    service_name: row.service_name ?? '',
    account: row.account,
    charge_kind: isChargeKind(kind) ? kind : 'other',
    resource_class: row.resource_class,
    platform: row.platform,
    usage_type: row.usage_type,
    commitment_status: row.commitment_status,
    commitment_type: row.commitment_type,
    resource_id: row.resource ?? '',
    resource_name: row.resource_name,
    region: row.region,
    tags: tagsOf(row.tags),
    monthly,
    quantity: row.quantity,
    unit: row.unit,
    first_day: life?.first_day ?? null,
    last_day: life?.last_day ?? null,
  }
}

function tagsOf(text: string | null): Readonly<Record<string, string>> {
  return text === null ? {} : JSON.parse(text)
}
