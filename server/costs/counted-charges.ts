import type { Knex } from 'knex'

/**
 * SQL for a sub account's day of a bill that does not count, by what is excluded of it.
 *
 * @param row the alias of a charge or of a bill's daily sum.
 */
const excludedCell = (row: 'c' | 'd', measure: 'all' | 'effective') =>
  `exists (select 1 from excluded_cells x where x.bill_id = ${row}.bill_id and x.date = ${row}.date
    and x.sub_account_id = coalesce(${row}.sub_account_id, '') and x.measure = '${measure}')`

/** SQL for the EffectiveCost of a charge `c` of a bill `b`: 0 where another bill carries it. */
export const countedEffectiveCost = `case b.effective_counts when 1 then c.effective_cost when 0 then 0
  else case when (c.charge_category = 'Purchase' and c.commitment_id is not null) or ${excludedCell('c', 'effective')}
    then 0 else c.effective_cost end end`

/** Narrows a query over charges `c` of bills `b` to those that count. */
export function whereCounted(query: Knex.QueryBuilder): void {
  query.where('b.state', 'counted').whereRaw(`(b.is_partial = 0 or not ${excludedCell('c', 'all')})`)
}

/** Narrows a query over the daily sums `d` of bills `b` to those that count. */
export function whereDaysCounted(query: Knex.QueryBuilder): void {
  query.where('b.state', 'counted').whereRaw(`(b.is_partial = 0 or not ${excludedCell('d', 'all')})`)
}
