import { join } from 'node:path'
import { groupBy } from '../../shared/group-by.ts'
import { chargeColumnNames, engineType, moneyColumns, type MoneyScale } from './charge-columns.ts'
import type { Grain } from './charge-store.ts'
import { kindColumns } from './kinds/fact-columns.ts'
import { countedCharges, countedColumns, wholeCharges } from './counted-charges.ts'
import type { ChargeFileRow } from './charge-file.ts'
import { quoteText } from './quote.ts'

/** A file of a bill that counts, and whether the bill counts as it is. */
export type CountedFile = ChargeFileRow & { readonly is_whole: boolean; readonly has_kinds: boolean }

/** What files from before charges had kinds lack. */
const sinceKinds: Readonly<Record<Grain, readonly string[]>> = {
  charge: kindColumns,
  sum: ['charge_kind', 'resource_class', 'platform', 'commitment_type'],
}

/** The view of each grain. */
export const countedViews = { charge: 'counted_charges', sum: 'counted_sums' } as const satisfies Record<
  Grain,
  string
>

const grains = ['charge', 'sum'] as const

/** Ids tell charges of different bills apart while no bill has more charges than this. */
const idsPerBill = 1_000_000_000

/**
 * SQL that makes the views of the charges that count. Bills that count as they are need no look at the rules of each
 * of their charges.
 *
 * @param scale the decimal places of all amounts.
 */
export function viewsOf(folder: string, files: readonly CountedFile[], scale: MoneyScale): string[] {
  return grains.map((grain) => {
    const own = files.filter((file) => file.grain === grain)
    const parts = [...groupBy(own, ({ is_whole }) => is_whole)].map(([isWhole, members]) => {
      const rows = `(${rowsOf(folder, members, grain, scale)})`
      return isWhole ? wholeCharges(rows, grain) : countedCharges(rows, grain)
    })
    const sql = parts.length > 0 ? parts.join(' union all ') : nothing(grain, scale)
    return `create or replace view ${countedViews[grain]} as ${sql}`
  })
}

/** Files whose amounts have more places than all can be added up with are cut to those; what a file lacks is null. */
function rowsOf(folder: string, files: readonly CountedFile[], grain: Grain, scale: MoneyScale): string {
  const alike = groupBy(files, (file) => `${file.scale} ${file.has_kinds}`)
  const parts = [...alike.values()].map((members) => {
    const [first] = members
    const list = members.map(({ name }) => quoteText(join(folder, name))).join(', ')
    const id = grain === 'charge' ? [`bill_id::bigint * ${idsPerBill} + file_row_number as id`] : []
    const cut = moneyColumns.map((name) => `${name}::${engineType(name, scale)} as ${name}`)
    const columns = first?.scale === scale ? '*' : `* replace (${cut.join(', ')})`
    const lacking =
      first?.has_kinds === true ? [] : sinceKinds[grain].map((name) => `null::varchar as ${name}`)
    return `select ${[columns, ...lacking, ...id].join(', ')} from read_parquet([${list}], file_row_number = true)`
  })
  return parts.join(' union all by name ')
}

/** A view of no file has the columns all the same. */
function nothing(grain: Grain, scale: MoneyScale): string {
  const typeOf = (name: string) => {
    const column = chargeColumnNames.find((known) => known === name)
    if (column !== undefined) return engineType(column, scale)
    return name === 'usage_kind' ? 'varchar' : 'bigint'
  }
  const columns = Object.keys(countedColumns[grain]).map((name) => `null::${typeOf(name)} as ${name}`)
  return `select ${columns.join(', ')} where false`
}
