import type { ControlTotals, CostPair, RejectedRow } from '../../shared/bill-import.ts'
import { providerNamed } from '../../shared/catalogue.ts'
import type { BillReader } from './bill-reader.ts'
import { shortDecimal } from './decimal-text.ts'

const kept = 'from charges where fault_column is null'
const sums = 'sum(billed_cost)::varchar as billed_cost, sum(effective_cost)::varchar as effective_cost'

/** How many rows the staged bill has, kept and rejected. */
export async function countCharges(reader: BillReader): Promise<{ rows_read: number; rows_kept: number }> {
  const [counts] = await reader.rows(
    'select count(*) as read, count(*) filter (fault_column is null) as kept from charges',
  )
  return { rows_read: Number(counts?.['read'] ?? 0), rows_kept: Number(counts?.['kept'] ?? 0) }
}

/** The first rows that could not be read, with what is wrong. */
export async function rejectedRows(reader: BillReader, limit: number): Promise<RejectedRow[]> {
  const rows = await reader.rows(
    `select line, fault_column, fault_value from charges where fault_column is not null order by line limit ${limit}`,
  )
  return rows.map((row) => {
    const value = row['fault_value'] ?? null
    const reason = value === null ? 'It is empty.' : `'${value.slice(0, 80)}' cannot be read here.`
    return { line: Number(row['line']), column: row['fault_column'] ?? null, reason }
  })
}

/** The exact control totals of the kept rows. */
export async function controlTotals(reader: BillReader): Promise<ControlTotals> {
  const currencies = await sumsBy(reader, 'billing_currency', false)
  const several = currencies.size > 1
  const [whole] = currencies.values()
  const nothing: CostPair = { billed_cost: '0', effective_cost: '0' }
  return {
    billed_cost: several ? null : (whole ?? nothing).billed_cost,
    effective_cost: several ? null : (whole ?? nothing).effective_cost,
    by_currency: Object.fromEntries(currencies),
    by_provider: Object.fromEntries(await sumsBy(reader, 'provider', several)),
    by_service: Object.fromEntries(await sumsBy(reader, 'service_name', several)),
    by_month: Object.fromEntries(await sumsBy(reader, `strftime(charge_day, '%Y-%m')`, several)),
    by_charge_category: Object.fromEntries(await sumsBy(reader, 'charge_category', several)),
  }
}

async function sumsBy(
  reader: BillReader,
  key: string,
  withCurrency: boolean,
): Promise<Map<string, CostPair>> {
  const label = withCurrency ? `${key} || ' | ' || billing_currency` : key
  const rows = await reader.rows(
    `select ${label} as label, ${sums} ${kept} group by label order by sum(billed_cost) desc, label`,
  )
  return new Map(
    rows.map((row) => [
      row['label'] ?? '',
      {
        billed_cost: shortDecimal(row['billed_cost'] ?? '0'),
        effective_cost: shortDecimal(row['effective_cost'] ?? '0'),
      },
    ]),
  )
}

/** Tells the staged charges whose they are, in our names for providers. */
export async function nameProviders(reader: BillReader): Promise<void> {
  const rows = await reader.rows(`select distinct provider_name ${kept}`)
  await reader.run('alter table charges add column provider varchar')
  for (const { provider_name } of rows) {
    const name = provider_name ?? ''
    await reader.run('update charges set provider = $provider where provider_name = $name', {
      provider: providerNamed(name),
      name,
    })
  }
}

/** One day's sum of one service in one currency, exact, under the bill's own service name. */
export type DailyCharge = {
  readonly date: string
  readonly provider: string
  readonly service_name: string
  readonly service_category: string | null
  readonly billing_currency: string
  readonly billed_cost: string
  readonly effective_cost: string
}

/** The kept charges added up per day, provider, service and currency. */
export async function dailyCharges(reader: BillReader): Promise<DailyCharge[]> {
  const rows = await reader.rows(
    `select charge_day::varchar as date, provider, service_name, max(service_category) as service_category,
       billing_currency, ${sums} ${kept} group by charge_day, provider, service_name, billing_currency order by all`,
  )
  return rows.map((row) => ({
    date: row['date'] ?? '',
    provider: row['provider'] ?? '',
    service_name: row['service_name'] ?? '',
    service_category: row['service_category'] ?? null,
    billing_currency: row['billing_currency'] ?? '',
    billed_cost: row['billed_cost'] ?? '0',
    effective_cost: row['effective_cost'] ?? '0',
  }))
}
