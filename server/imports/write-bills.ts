import type { DuckDBValue } from '@duckdb/node-api'
import type { Knex } from 'knex'
import type { Provider } from '../../shared/catalogue.ts'
import { providers } from '../../shared/catalogue.ts'
import { plainDecimal } from '../../shared/decimal.ts'
import { groupBy } from '../../shared/group-by.ts'
import { kindsVersion } from '../charges/kinds/kinds-version.ts'
import type { Claim } from '../claims/claim.ts'
import { underClaim } from '../claims/under-claim.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { insertRows } from '../database/insert-rows.ts'
import { billKeys } from './combine-charges.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import { writeCharges } from './write-charges.ts'

/**
 * Writes the engine's `charges` as bills that do not count yet, in steps that hold the database for a moment only.
 *
 * @param turn the claim under which the import is carried out.
 * @param onRows is told how many of the bills' rows are written so far.
 * @returns how many charges each of the new bills has, by its id.
 * @throws ClaimLost where the turn is another's by now; nothing is written then.
 */
export async function writeStagedBills(
  engine: Engine,
  { database, charges: store }: Pick<Context, 'database' | 'charges'>,
  { id, turn }: { readonly id: number; readonly turn: Claim },
  onRows: (written: number) => void,
): Promise<Map<number, number>> {
  // All else belongs to these, and cannot be written any more once another process has removed them.
  const heads = await readBillHeads(engine)
  const charges = await underClaim(database, turn, (transaction) =>
    writeBillHeads(engine, transaction, id, heads),
  )
  await writeDays(engine, database)
  await writeCells(engine, database)
  await writeRates(engine, database)
  await writeCharges(engine, database, store, onRows)
  return charges
}

type Head = Record<string, DuckDBValue>

async function readBillHeads(engine: Engine): Promise<Head[]> {
  const keys = billKeys.join(', ')
  return engine.rows(
    `select ${keys}, max(billing_account_name) as billing_account_name, min(date)::varchar as first_day,
       max(date)::varchar as last_day, max(delivered_at)::varchar as delivered_at,
       bool_and(is_final)::integer as is_final, sum(row_count)::bigint as row_count, sum(charge_count)::double as charges,
       sum(fingerprint)::varchar || '-' || sum(charge_count) as fingerprint, string_agg(sources, ',') as sources
     from charge_sums group by all order by all`,
  )
}

async function writeBillHeads(
  engine: Engine,
  database: Knex,
  importId: number,
  heads: readonly Head[],
): Promise<Map<number, number>> {
  const text = (value: unknown) => (value === null ? null : String(value))
  const charges = new Map<number, number>()
  await engine.run(
    `create or replace table bill_ids (bill_id integer, ${billKeys.map((key) => `${key} varchar`).join(', ')}, sources varchar)`,
  )
  for (const bill of heads) {
    const [created] = await database('bills')
      .insert({
        import_id: importId,
        state: 'staged',
        dataset: String(bill['dataset']),
        cloud_provider: providerOf(String(bill['cloud_provider'])),
        billing_account_id: String(bill['billing_account_id']),
        billing_account_name: text(bill['billing_account_name']),
        billing_period: String(bill['billing_period']),
        first_day: String(bill['first_day']),
        last_day: String(bill['last_day']),
        delivered_at: text(bill['delivered_at']),
        is_final: bill['is_final'] === 1 ? 1 : 0,
        fingerprint: String(bill['fingerprint']),
        row_count: Number(bill['row_count']),
        kinds_version: kindsVersion,
      })
      .returning('id')
    if (created === undefined) throw new Error('The database returned no id for a new bill.')
    charges.set(created.id, Number(bill['charges']))
    const values = billKeys.map((key) => quoteText(String(bill[key])))
    const sources = [...new Set(String(bill['sources'] ?? '').split(','))].join(',')
    await engine.run(
      `insert into bill_ids values (${created.id}, ${values.join(', ')}, ${quoteText(sources)})`,
    )
  }
  return charges
}

function providerOf(name: string): Provider {
  return providers.find((provider) => provider === name) ?? 'Other'
}

const dayColumns = [
  'bill_id',
  'sub_account_id',
  'service_name',
  'service_category',
  'date',
  'billing_currency',
  'billed_cost',
  'effective_cost',
  'commitment_purchase',
] as const

/** A service has one category a day, that of most of its cost. */
async function writeDays(engine: Engine, database: Database): Promise<void> {
  const day = 'bill_id, service_name, date, billing_currency'
  const days = engine.chunks(
    `with own as (select * from charge_sums join bill_ids using (${billKeys.join(', ')})),
       categories as (select ${day}, arg_max(service_category, (billed_cost, service_category)) as category
         from own group by ${day}),
       sums as (select ${day}, coalesce(sub_account_id::varchar, '') as account, sum(billed_cost)::varchar as billed,
         sum(effective_cost)::varchar as effective, coalesce(sum(effective_cost)
           filter (charge_category = 'Purchase' and commitment_id is not null), 0)::varchar as purchase from own group by ${day}, account)
     select bill_id, account, service_name, category, date::varchar, billing_currency, billed, effective, purchase
     from sums join categories using (${day})`,
  )
  for await (const rows of days) {
    await insertRows(
      database,
      'bill_days',
      dayColumns,
      rows.map(([bill, account, service, category, date, currency, billed, effective, purchase]) => [
        Number(bill),
        String(account),
        String(service),
        category === null || category === undefined ? null : String(category),
        String(date),
        String(currency),
        plainDecimal(String(billed)),
        plainDecimal(String(effective)),
        plainDecimal(String(purchase)),
      ]),
    )
  }
}

/** Writes which days of which sub accounts each bill has charges of. */
async function writeCells(engine: Engine, database: Database): Promise<void> {
  const accounts = await engine.rows(
    `select bill_id, coalesce(sub_account_id::varchar, '') as account, string_agg(distinct date::varchar, ' ' order by date::varchar) as days
     from charge_sums join bill_ids using (${billKeys.join(', ')}) group by all order by all`,
  )
  const bills = groupBy(accounts, (row) => Number(row['bill_id']))
  const rows = [...bills].map(([bill, own]) => [
    bill,
    JSON.stringify(
      Object.fromEntries(own.map((row) => [String(row['account']), String(row['days']).split(' ')])),
    ),
  ])
  await insertRows(database, 'bill_cells', ['bill_id', 'cells'], rows)
}

async function writeRates(engine: Engine, database: Database): Promise<void> {
  const rates = await engine.rows(
    `select bill_id, strftime(date, '%Y-%m') as month, billing_currency as currency, max(usd_rate) as rate
     from charge_sums join bill_ids using (${billKeys.join(', ')})
     where usd_rate > 0 and billing_currency <> 'USD' group by all`,
  )
  await insertRows(
    database,
    'bill_rates',
    ['bill_id', 'month', 'currency', 'rate'],
    rates.map((rate) => [
      Number(rate['bill_id']),
      String(rate['month']),
      String(rate['currency']),
      Number(rate['rate']),
    ]),
  )
}
