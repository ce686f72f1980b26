import type { Knex } from 'knex'
import type { excludable } from '../../shared/charge-query.ts'
import type { Database } from '../database/connect.ts'
import { correctionSql, creditSql, type KindColumns } from './kinds-of-charges.ts'

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
  /** Whether nothing but refunds and corrections is meant. */
  readonly only_corrections?: boolean | undefined
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
  return (
    filter.by_charge === true ||
    filter.only_corrections === true ||
    fields.some((field) => filter[field] !== undefined)
  )
}

type Columns = Readonly<Record<'account' | 'account_id' | 'region' | 'resource', string>> & KindColumns

/**
 * Narrows a query over charges.
 *
 * @param columns the SQL of each column, which is trusted.
 */
export function whereCharges(query: Knex.QueryBuilder, filter: ChargeFilter, columns: Columns): void {
  const { exclude } = filter
  const among = (sql: string, values: readonly string[]) =>
    [`${sql} in (${values.map(() => '?').join(', ')})`, [...values]] as const
  if (filter.account !== undefined) {
    const account = listOf(filter.account)
    query.where((either) =>
      either.whereRaw(...among(columns.account, account)).orWhereRaw(...among(columns.account_id, account)),
    )
  }
  for (const name of ['region', 'charge_category', 'resource'] as const) {
    const wanted = filter[name]
    if (wanted !== undefined) query.whereRaw(...among(columns[name], listOf(wanted)))
  }
  for (const excluded of exclude === undefined ? [] : listOf(exclude)) {
    if (excluded === 'credits') query.whereRaw(`not ${creditSql(columns)}`)
    if (excluded === 'tax') query.whereRaw(`${columns.charge_category} <> 'Tax'`)
    if (excluded === 'refunds') query.whereRaw(`not ${correctionSql(columns)}`)
  }
}

/** Narrows a query over charges to those whose set of tags carries all of some tags. */
export function whereTagged(
  database: Database,
  query: Knex.QueryBuilder,
  filter: ChargeFilter,
  column: string,
): void {
  for (const tag of filter.tag === undefined ? [] : listOf(filter.tag)) {
    const [key = '', ...value] = tag.split('=')
    const carrying = database('tags').where({ key }).select('tag_set_id')
    query.whereIn(column, value.length === 0 ? carrying : carrying.where({ value: value.join('=') }))
  }
}
