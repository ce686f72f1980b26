import type { Knex } from 'knex'
import type { MoneyScale } from './charge-columns.ts'

type Value = string | number | null

/** A table of the database that questions over charges need as well. */
export type MirroredTable = {
  readonly name: string
  /** The engine's type of each column; amounts come as text, so that they stay as they are. */
  readonly columns: Readonly<Record<string, string>>
  readonly rows: readonly Readonly<Record<string, Value>>[]
}

/**
 * Reads what stands beside the charges: which bills count and what is excluded of them, the rates, and the costs that
 * come from no bill.
 *
 * @param transaction one that sees everything at the same moment.
 * @param scale the decimal places of amounts.
 */
export async function readMirroredTables(
  transaction: Knex.Transaction,
  scale: MoneyScale,
): Promise<MirroredTable[]> {
  const bills = await transaction('bills')
    .where({ state: 'counted' })
    .select('id', 'import_id', 'state', 'effective_counts')
  const imports = await transaction('imports')
    .whereIn('id', transaction('bills').where({ state: 'counted' }).select('import_id'))
    .select('id', 'source_id', 'created_at')
  const excluded = await transaction('excluded_cells').select('*')
  const rates = await transaction('conversion_rates').select('*')
  const sources = await transaction('sources').select('id', 'kind')
  const others = await transaction('cloud_costs').whereNull('bill_id').select('*')
  const money = `decimal(38, ${scale})`
  return [
    table(
      'bills',
      { id: 'integer', import_id: 'integer', state: 'varchar', effective_counts: 'integer' },
      bills,
    ),
    table('imports', { id: 'integer', source_id: 'integer', created_at: 'varchar' }, imports),
    table(
      'excluded_cells',
      { bill_id: 'integer', sub_account_id: 'varchar', date: 'varchar', measure: 'varchar' },
      excluded,
    ),
    table(
      'conversion_rates',
      {
        month: 'varchar',
        currency: 'varchar',
        rate: 'double',
        rate_month: 'varchar',
        is_provisional: 'integer',
      },
      rates,
    ),
    table('sources', { id: 'integer', kind: 'varchar' }, sources),
    table(
      'cloud_costs',
      {
        id: 'integer',
        source_id: 'integer',
        bill_id: 'integer',
        cloud_provider: 'varchar',
        service_name: 'varchar',
        service_category: 'varchar',
        date: 'varchar',
        billing_currency: 'varchar',
        cost_in_billing_currency: money,
        effective_cost_in_billing_currency: money,
        created_at: 'varchar',
      },
      others,
    ),
  ]
}

function table(
  name: string,
  columns: MirroredTable['columns'],
  rows: readonly Readonly<Record<string, Value>>[],
): MirroredTable {
  return { name, columns, rows }
}
