import type { Sql } from './formats/columns.ts'
import { amounts, carried, chargeKeys, type RowReading } from './row-reading.ts'

/** When the first and the last row of a charge began, which tells hours of a day apart. */
const instants = {
  told: ['min(started_at)', 'max(started_at)'],
  single: ['started_at', 'started_at'],
  none: ['null::timestamp', 'null::timestamp'],
} as const

type Carried = Readonly<Record<(typeof carried)[number], Sql>>

/** Rows that are charges of their own, and rows that are added up to one for a day. */
const ofOne: Carried = {
  charge_description: 'charge_description',
  started_at: 'started_at',
  usd_rate: 'try_cast(usd_rate as double)',
  delivered_at: 'delivered_at',
  is_final: 'is_final',
  is_row: 'is_row::bigint',
}
const ofSeveral: Carried = {
  charge_description: 'min(charge_description)',
  started_at: 'min(started_at)',
  usd_rate: 'max(try_cast(usd_rate as double))',
  delivered_at: 'max(delivered_at)',
  is_final: 'bool_and(is_final)',
  is_row: 'count(*) filter (where is_row)',
}

/**
 * SQL for a source's part of `staged`.
 *
 * @param rows SQL of its rows as charges.
 * @param isAddedUp whether rows that agree in all that tells charges apart become one.
 * @param condition SQL for the rows that are meant.
 */
export function stagedPart(
  rows: Sql,
  { place, isAlone }: RowReading,
  isAddedUp: boolean,
  condition = 'true',
): Sql {
  const of = isAddedUp ? ofSeveral : ofOne
  const [first, last] = isAlone ? instants.none : isAddedUp ? instants.told : instants.single
  const sums = amounts.map((amount) => (isAddedUp ? `sum(${amount}) as ${amount}` : amount))
  const keys = chargeKeys.join(', ')
  const told = `${place} as source, ${first} as first_instant, ${last} as last_instant,
      ${of.charge_description}::varchar as charge_description, ${of.usd_rate} as usd_rate,
      ${of.delivered_at}::varchar as delivered_at, ${of.is_final} as is_final, ${of.is_row} as row_count
    from ${rows} where ${condition}`
  // Of rows that are added up, what tells them apart is hashed once for each charge.
  return isAddedUp
    ? `select fault, ${keys}, hash(${keys}) as charge_key, * exclude (fault, ${keys})
    from (select fault, ${keys}, ${sums.join(', ')}, ${told} group by all)`
    : `select fault, ${keys}, charge_key, ${sums.join(', ')}, ${told}`
}
