import { percentageOf, roundForApi } from '../../shared/money.ts'
import type { TagCoverage, TagQuery } from '../../shared/resource-costs.ts'
import type { Context } from '../context.ts'
import { jsonKeys, sumExpression } from '../database/dialect.ts'
import { chargeSums } from './charge-sums.ts'
import { metricColumn } from './costs-matching.ts'
import { currencyFigures } from './currency-figures.ts'
import { resolveRange } from './resolve-range.ts'

/** How much of the bills' cost carries tags, and which. */
export async function coverTags(ctx: Context, query: TagQuery): Promise<TagCoverage> {
  const range = await resolveRange(ctx, query)
  const currencies = await currencyFigures(ctx, query, range, query.metric)
  const nothing = { total_cost: 0, untagged_cost: 0, untagged_percentage: 0, keys: [], without_key: null }
  if (range === null) return { ...nothing, ...currencies }
  const { database } = ctx.charges
  const column = metricColumn(query.metric)
  const { tag_key: tagKey } = query
  const billed = () =>
    database
      .from(chargeSums(ctx.charges, query, range, { by: ['tags'], others: false, tagKey }).as('g'))
      .whereNotNull('cost')
  const withoutKey = 'coalesce(sum(case when tag is null then ?? else 0 end), 0)'
  const sums: { total: number; untagged: number; without_key: number } | undefined = await billed().first({
    total: sumExpression(database, column),
    untagged: database.raw('coalesce(sum(case when tags is null then ?? else 0 end), 0)', [column]),
    without_key: tagKey === undefined ? database.raw('0') : database.raw(withoutKey, [column]),
  })
  const keys: { key: string; total: number }[] = await billed()
    .joinRaw('cross join lateral ? k', [jsonKeys(database, 'g.tags')])
    .select('k.key', { total: sumExpression(database, column) })
    .groupBy('k.key')
    .orderBy([{ column: 'total', order: 'desc' }, { column: 'key' }])
    .limit(200)
  const { total, untagged, without_key: lacking } = sums ?? { total: 0, untagged: 0, without_key: 0 }
  return {
    total_cost: roundForApi(total),
    untagged_cost: roundForApi(untagged),
    untagged_percentage: percentageOf(untagged, total),
    keys: keys.map((entry) => ({
      key: entry.key,
      total_cost: roundForApi(entry.total),
      percentage: percentageOf(entry.total, total),
    })),
    without_key:
      query.tag_key === undefined
        ? null
        : {
            key: query.tag_key,
            cost: roundForApi(lacking),
            percentage: percentageOf(lacking, total),
          },
    ...currencies,
  }
}
