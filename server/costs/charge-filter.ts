import type { Knex } from 'knex'
import type { excludable } from '../../shared/charge-query.ts'

type OneOrSeveral<Value extends string = string> = Value | readonly Value[] | undefined

/** Which charges are meant, below the service. */
export type ChargeFilter = {
  readonly account?: OneOrSeveral
  readonly region?: OneOrSeveral
  readonly charge_category?: OneOrSeveral
  readonly resource?: OneOrSeveral
  readonly tag?: OneOrSeveral
  readonly tag_key?: string | undefined
  readonly exclude?: OneOrSeveral<(typeof excludable)[number]>
  /** Whether single charges are needed even without such a filter. */
  readonly by_charge?: boolean | undefined
}

/** One value or several, as a list. */
export function listOf<Value extends string>(value: Value | readonly Value[]): readonly Value[] {
  return typeof value === 'string' ? [value] : value
}

const fields = ['account', 'region', 'charge_category', 'resource', 'tag', 'tag_key', 'exclude'] as const

/** Whether only charges can answer; the daily costs, which are far fewer, answer everything else. */
export function needsCharges(filter: ChargeFilter): boolean {
  return filter.by_charge === true || fields.some((field) => filter[field] !== undefined)
}

/** Narrows a query over `chargeRows`, under the name `cloud_costs`. */
export function whereCharges(query: Knex.QueryBuilder, filter: ChargeFilter): void {
  const { account, region, charge_category, resource, exclude } = filter
  if (account !== undefined) {
    query.where((either) =>
      either
        .whereIn('cloud_costs.account', listOf(account))
        .orWhereIn('cloud_costs.account_id', listOf(account)),
    )
  }
  if (region !== undefined) query.whereIn('cloud_costs.region', listOf(region))
  if (charge_category !== undefined) query.whereIn('cloud_costs.charge_category', listOf(charge_category))
  if (resource !== undefined) query.whereIn('cloud_costs.resource', listOf(resource))
  for (const excluded of exclude === undefined ? [] : listOf(exclude)) {
    if (excluded === 'credits') query.whereNot('cloud_costs.charge_category', 'Credit')
    if (excluded === 'tax') query.whereNot('cloud_costs.charge_category', 'Tax')
    if (excluded === 'refunds') query.whereRaw(`coalesce(cloud_costs.charge_class, '') <> 'Correction'`)
  }
}
