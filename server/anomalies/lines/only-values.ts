import type { Provider } from '../../../shared/catalogue.ts'
import type { DayRange } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import { chargeSums } from '../../costs/charge-sums.ts'
import type { CostFilter } from '../../costs/cost-filter.ts'
import { serviceKey } from '../../costs/service-key.ts'

const columns = ['account', 'region', 'usage_type', 'charge_kind'] as const
type Column = (typeof columns)[number]

/** The one value that all charges of a service have in a column; null where they have none, undefined for several. */
export type OnlyValues = Readonly<Partial<Record<Column, string | null>>>

type Row = Readonly<Record<Column, string | null> & Record<`${Column}_values`, number>> & {
  readonly cloud_provider: Provider
  readonly service_name: string
}

/**
 * What is the same of all charges of a service. A line of such a value is the service, and need not be added up.
 *
 * @returns by the key of a service; services that no bill tells of are not among them.
 */
export async function onlyValues(
  { charges }: Context,
  filter: CostFilter,
  range: DayRange,
): Promise<Map<string, OnlyValues>> {
  const { database } = charges
  const sums = chargeSums(charges, { ...filter, only: 'regular' }, range, {
    by: ['cloud_provider', 'service_name', ...columns],
    others: false,
  })
  const rows: Row[] = await database
    .from(sums.as('g'))
    .groupBy('cloud_provider', 'service_name')
    .select('cloud_provider', 'service_name')
    .select(
      columns.flatMap((column) => [
        database.raw(`min(${column}) as ${column}`),
        // What has no value is another than any that has one.
        database.raw(
          `count(distinct ${column}) + max(case when ${column} is null then 1 else 0 end) as ${column}_values`,
        ),
      ]),
    )
  return new Map(
    rows.map((row) => {
      const only = columns.filter((column) => Number(row[`${column}_values`]) === 1)
      return [serviceKey(row), Object.fromEntries(only.map((column) => [column, row[column]]))]
    }),
  )
}

/** Whether a column is one that a service can have a single value of. */
export function isOnlyColumn(name: string): name is Column {
  return columns.some((column) => column === name)
}
