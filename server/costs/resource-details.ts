import type { Knex } from 'knex'
import { changePerDay, type ComparedDays } from '../../shared/compared-days.ts'
import { roundForApi } from '../../shared/money.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import type { ResourceCost, ResourceQuery } from '../../shared/resource-costs.ts'
import type { Context } from '../context.ts'
import { comparedPeriods } from './compare-costs.ts'
import { compareDays, questionsOf } from './compare-days.ts'
import { costsMatching, metricColumn } from './costs-matching.ts'

/** What tells resources apart. */
export const place = ['resource', 'cloud_provider', 'service_name', 'account', 'region'] as const

export type ResourcePlace = Pick<ResourceCost, (typeof place)[number]>

type Details = Pick<ResourceCost, 'resource_name' | 'previous_cost' | 'percentage_change'>

type Row = ResourcePlace & Pick<Details, 'resource_name'> & { readonly now: number; readonly earlier: number }

/**
 * What is told of some resources beside their cost: their names, and their change against the comparison period.
 *
 * @returns a function that tells it of each; all of them are read at once.
 */
export async function resourceDetails(
  ctx: Context,
  query: ResourceQuery,
  range: DayRange,
  resources: readonly ResourcePlace[],
): Promise<(resource: ResourcePlace) => Details> {
  if (resources.length === 0) return () => ({ resource_name: null, ...nothingCompared })
  const periods = comparedPeriods(range, query, ctx.clock.today())
  const days = periods === null ? null : await compareDays(ctx, query, periods)
  const compared = days === null || days.currentDays.size === 0 ? null : days
  const rows = await readRows(ctx, query, range, compared, resources)
  const known = new Map(rows.map((row) => [keyOf(row), row]))
  return (resource) => {
    const { resource_name = null, now = 0, earlier = 0 } = known.get(keyOf(resource)) ?? {}
    if (compared === null) return { resource_name, ...nothingCompared }
    const percentage_change = changePerDay(now, earlier, compared)
    return { resource_name, previous_cost: roundForApi(earlier), percentage_change }
  }
}

const nothingCompared = { previous_cost: null, percentage_change: null } as const

async function readRows(
  ctx: Context,
  query: ResourceQuery,
  range: DayRange,
  compared: ComparedDays | null,
  resources: readonly ResourcePlace[],
): Promise<Row[]> {
  const resource = resources.map((one) => one.resource)
  const spans = compared === null ? [range] : [range, compared.current, compared.previous]
  const asked = compared === null ? null : questionsOf(query, compared)
  const { database, query: costs } = costsMatching(ctx, { ...query, resource }, hull(spans), {
    by: [...place, 'resource_name', 'date'],
    fromCharges: true,
  })
  const column = metricColumn(query.metric)
  const sumOver = (days: DayRange | undefined, without: readonly Day[] = []): Knex.Raw => {
    if (days === undefined) return database.raw('0')
    const left = without.length === 0 ? '' : ` and date not in (${without.map(() => '?').join(', ')})`
    return database.raw(`coalesce(sum(case when date between ? and ?${left} then ?? else 0 end), 0)`, [
      days.start_date,
      days.end_date,
      ...without,
      column,
    ])
  }
  return costs
    .select(...place, {
      resource_name: database.raw('max(case when date between ? and ? then resource_name end)', [
        range.start_date,
        range.end_date,
      ]),
      now: sumOver(compared?.current, asked?.current.without_days),
      earlier: sumOver(compared?.previous, asked?.previous.without_days),
    })
    .groupBy(...place)
}

function hull(ranges: readonly DayRange[]): DayRange {
  const [starts, ends] = [
    ranges.map((one) => one.start_date).sort(),
    ranges.map((one) => one.end_date).sort(),
  ]
  return { start_date: starts[0] ?? '', end_date: ends.at(-1) ?? '' }
}

function keyOf(resource: ResourcePlace): string {
  return JSON.stringify(place.map((column) => resource[column]))
}
