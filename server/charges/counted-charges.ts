import { amountColumns, chargeColumnNames, sumKeys } from './charge-columns.ts'
import type { Grain } from './charge-store.ts'

/** What is told of a charge beside its columns, with the SQL over a charge `c`. */
export const derivedColumns = {
  usage_kind: 'coalesce(c.usage_type, c.sku)',
  is_tagged: 'case when c.tags is null then 0 else 1 end',
  charge_count: '1',
} as const

const ownName = (name: string) => [name, `c.${name}`] as const

/** The columns of either grain with the SQL over a row `c` of it. */
export const countedColumns: Readonly<Record<Grain, Readonly<Record<string, string>>>> = {
  charge: { ...Object.fromEntries(['id', ...chargeColumnNames].map(ownName)), ...derivedColumns },
  sum: Object.fromEntries([...sumKeys, ...Object.keys(derivedColumns), ...amountColumns].map(ownName)),
}

/** SQL for the join that finds what is excluded of a sub account's day. */
const excludedCell = `left join excluded_cells x on x.bill_id = c.bill_id and cast(x.date as date) = c.date
  and x.sub_account_id = coalesce(c.sub_account_id, '')`

/** SQL for the EffectiveCost of a charge `c` of a bill `b`: 0 where another bill carries it. */
const countedEffectiveCost = `case b.effective_counts when 1 then c.effective_cost when 0 then 0
  else case when (c.charge_category = 'Purchase' and c.commitment_id is not null) or x.measure is not null
    then 0 else c.effective_cost end end`

/** SQL for a grain's columns of some rows as they are, which are all of bills that count wholly. */
export function wholeCharges(rows: string, grain: Grain): string {
  return `select ${selection(countedColumns[grain])} from ${rows} c`
}

/**
 * SQL for the same of bills that count, without the days that do not, and with the EffectiveCost that counts.
 *
 * @param rows the SQL of a table of charges or sums of them, which is trusted.
 */
export function countedCharges(rows: string, grain: Grain): string {
  const columns = { ...countedColumns[grain], effective_cost: countedEffectiveCost }
  return `select ${selection(columns)} from ${rows} c join bills b on b.id = c.bill_id
  ${excludedCell} where b.state = 'counted' and x.measure is distinct from 'all'`
}

function selection(columns: Readonly<Record<string, string>>): string {
  return Object.entries(columns)
    .map(([name, sql]) => (sql === `c.${name}` ? sql : `${sql} as ${name}`))
    .join(', ')
}
