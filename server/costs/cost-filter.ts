import type { Knex } from 'knex'
import type { Provider } from '../../shared/catalogue.ts'
import type { excludable } from '../../shared/charge-query.ts'
import type { Day } from '../../shared/period.ts'
import { jsonText } from '../database/dialect.ts'
import { correctionSql, creditSql, irregularSql, recurringSql, type KindColumns } from './kinds-of-charges.ts'

type OneOrSeveral<Value extends string = string> = Value | readonly Value[] | undefined

/** Which costs are meant, apart from the days. */
export type CostFilter = {
  readonly cloud_provider?: OneOrSeveral<Provider>
  readonly service_name?: OneOrSeveral
  /** Days that do not count, such as incomplete ones. */
  readonly without_days?: readonly Day[] | undefined
  readonly account?: OneOrSeveral
  readonly region?: OneOrSeveral
  readonly charge_kind?: OneOrSeveral
  readonly charge_category?: OneOrSeveral
  readonly resource?: OneOrSeveral
  readonly tag?: OneOrSeveral
  readonly tag_key?: string | undefined
  readonly exclude?: OneOrSeveral<(typeof excludable)[number]>
  /**
   * Whether nothing but refunds and corrections is meant, or charges that follow a daily habit, or the others, or charges that
   * the bill calls recurring.
   */
  readonly only?: 'corrections' | 'regular' | 'irregular' | 'recurring' | undefined
}

/** One value or several, as a list. */
export function listOf<Value extends string>(value: Value | readonly Value[]): readonly Value[] {
  return typeof value === 'string' ? [value] : value
}

const narrowed = [
  'cloud_provider',
  'service_name',
  'region',
  'charge_kind',
  'charge_category',
  'resource',
] as const

const deepFields = [
  'account',
  'region',
  'charge_kind',
  'charge_category',
  'resource',
  'tag',
  'tag_key',
  'exclude',
  'only',
] as const

/** Whether only charges can answer; the daily costs, which are far fewer, answer everything else. */
export function needsCharges(filter: CostFilter): boolean {
  return deepFields.some((field) => filter[field] !== undefined)
}

/** Whether sums over resources and tags are not enough. */
export function needsSingleCharges({ resource, tag, only }: CostFilter): boolean {
  return resource !== undefined || tag !== undefined || only === 'recurring'
}

type ColumnName =
  | 'cloud_provider'
  | 'service_name'
  | 'date'
  | 'account'
  | 'account_id'
  | 'region'
  | 'charge_kind'
  | 'resource'
  | 'tags'

/** The SQL of what a filter can narrow, which is trusted; `'null'` for what rows of a table never have. */
export type FilteredColumns = Readonly<Record<ColumnName, string>> & KindColumns

/** The one way from a filter to SQL: narrows a query over costs or charges. */
export function whereCosts(
  database: Knex,
  query: Knex.QueryBuilder,
  filter: CostFilter,
  columns: FilteredColumns,
): void {
  const among = (sql: string, values: readonly string[]) =>
    [`${sql} in (${values.map(() => '?').join(', ')})`, [...values]] as const
  for (const name of narrowed) {
    const wanted = filter[name]
    if (wanted !== undefined) query.whereRaw(...among(columns[name], listOf(wanted)))
  }
  if (filter.without_days !== undefined && filter.without_days.length > 0) {
    const [sql, days] = among(columns.date, filter.without_days)
    query.whereRaw(`not (${sql})`, days)
  }
  if (filter.account !== undefined) {
    const account = listOf(filter.account)
    query.where((either) =>
      either.whereRaw(...among(columns.account, account)).orWhereRaw(...among(columns.account_id, account)),
    )
  }
  for (const excluded of filter.exclude === undefined ? [] : listOf(filter.exclude)) {
    if (excluded === 'credits') query.whereRaw(`not ${creditSql(columns)}`)
    if (excluded === 'tax') query.whereRaw(`${columns.charge_category} <> 'Tax'`)
    if (excluded === 'refunds') query.whereRaw(`not ${correctionSql(columns)}`)
  }
  if (filter.only === 'corrections') query.whereRaw(correctionSql(columns))
  if (filter.only === 'irregular') query.whereRaw(irregularSql(columns))
  if (filter.only === 'recurring') query.whereRaw(recurringSql(columns))
  if (filter.only === 'regular') query.whereRaw(`not ${irregularSql(columns)}`)
  for (const tag of filter.tag === undefined ? [] : listOf(filter.tag)) {
    const [key = '', ...value] = tag.split('=')
    const carried = jsonText(database, columns.tags, key)
    if (value.length === 0) query.whereRaw('? is not null', [carried])
    else query.whereRaw('? = ?', [carried, value.join('=')])
  }
}
