import type { ControlTotals, CostPair } from '../../shared/bill-import.ts'
import { plainDecimal } from '../../shared/decimal.ts'
import type { Engine } from './engine.ts'
import type { Sql } from './formats/columns.ts'

type Sum = { readonly group: string; readonly currency: string; readonly pair: CostPair }

/** Exact sums over the engine's `charge_sums`, in billing currency; several currencies are never added together. */
export async function controlTotals(engine: Engine): Promise<ControlTotals> {
  const currencies = await sumsBy(engine, 'billing_currency')
  const several = currencies.length > 1
  const by = async (group: Sql) => {
    const sums = await sumsBy(engine, group)
    return Object.fromEntries(
      sums.map(({ group, currency, pair }) => [several ? `${group} | ${currency}` : group, pair]),
    )
  }
  const only = currencies[0]?.pair ?? { billed_cost: '0', effective_cost: '0' }
  return {
    ...(several ? { billed_cost: null, effective_cost: null } : only),
    by_currency: Object.fromEntries(currencies.map(({ currency, pair }) => [currency, pair])),
    by_provider: await by('cloud_provider'),
    by_service: await by('bill_service_name'),
    by_month: await by(`strftime(date, '%Y-%m')`),
    by_billing_period: await by('billing_period'),
    by_charge_category: await by('charge_category'),
  }
}

async function sumsBy(engine: Engine, group: Sql): Promise<Sum[]> {
  const rows = await engine.rows(
    `select ${group} as name, billing_currency as currency, sum(billed_cost)::varchar as billed,
       sum(effective_cost)::varchar as effective
     from charge_sums group by all order by name, currency`,
  )
  return rows.map((row) => ({
    group: String(row['name']),
    currency: String(row['currency']),
    pair: {
      billed_cost: plainDecimal(String(row['billed'])),
      effective_cost: plainDecimal(String(row['effective'])),
    },
  }))
}
