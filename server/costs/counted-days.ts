import type { Knex } from 'knex'

/** Narrows a query over the daily sums `d` of bills `b` to those that count. */
export function whereDaysCounted(query: Knex.QueryBuilder): void {
  query.where('b.state', 'counted').whereRaw(
    `(b.is_partial = 0 or not exists (select 1 from excluded_cells x where x.bill_id = d.bill_id and x.date = d.date
      and x.sub_account_id = coalesce(d.sub_account_id, '') and x.measure = 'all'))`,
  )
}
