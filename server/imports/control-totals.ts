import type { ControlTotals, CurrencyTotals, GroupTotals } from '../../shared/bill-import.ts'
import { plainDecimal } from '../../shared/decimal.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Engine } from './engine.ts'
import type { Sql } from './formats/columns.ts'

type Sum = CurrencyTotals & { readonly group: string; readonly currency: string }

/** Exact sums over the engine's table `charges`, in billing currency. */
export async function controlTotals(engine: Engine): Promise<ControlTotals> {
  const by = async (group: Sql) => groupsOf(await sumsBy(engine, group))
  return {
    ...totalsOf(await sumsBy(engine, `''`)),
    by_provider: await by('cloud_provider'),
    by_service: await by('service_name'),
    by_month: await by(`strftime(date, '%Y-%m')`),
    by_billing_period: await by('billing_period'),
    by_charge_category: await by('charge_category'),
  }
}

async function sumsBy(engine: Engine, group: Sql): Promise<Sum[]> {
  const rows = await engine.rows(
    `select ${group} as name, billing_currency as currency, sum(billed_cost)::varchar as billed,
       sum(effective_cost)::varchar as effective
     from charges group by all order by name, currency`,
  )
  return rows.map((row) => ({
    group: String(row['name']),
    currency: String(row['currency']),
    billed_cost: plainDecimal(String(row['billed'])),
    effective_cost: plainDecimal(String(row['effective'])),
  }))
}

function groupsOf(sums: readonly Sum[]): Record<string, GroupTotals> {
  const groups = groupBy(sums, (sum) => sum.group)
  return Object.fromEntries([...groups].map(([group, members]) => [group, totalsOf(members)]))
}

/** Totals of one currency stand on their own; several currencies have no total. */
function totalsOf(sums: readonly Sum[]): GroupTotals {
  const by_currency = Object.fromEntries(
    sums.map(({ currency, billed_cost, effective_cost }) => [currency, { billed_cost, effective_cost }]),
  )
  const [only, ...others] = sums
  if (others.length > 0) return { billed_cost: null, effective_cost: null, by_currency }
  return {
    billed_cost: only?.billed_cost ?? '0',
    effective_cost: only?.effective_cost ?? '0',
    by_currency,
  }
}
