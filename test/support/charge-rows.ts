import type { Knex } from 'knex'
import type { Context } from '../../server/context.ts'
import type { NewCharge } from '../../server/database/bill-tables.ts'
import { classifyCharge } from '../../server/charges/kinds/classify-charge.ts'
import { kindsVersion } from '../../server/charges/kinds/kinds-version.ts'
import { chargeColumnNames, engineType } from '../../server/charges/charge-columns.ts'
import { changeData } from '../../server/database/data-version.ts'
import { openEngine } from '../../server/imports/engine.ts'
import { writeChargeFiles } from '../../server/imports/write-charge-files.ts'
import { knownDays } from '../../shared/known-days.ts'
import { ensureConversions } from '../../server/exchange-rates/conversion-rates.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { costRow } from './cost-rows.ts'

type Charge = Omit<NewCharge, 'bill_id'>

/** One charge of a bill, with only what a test cares about spelled out. */
export function chargeRow(overrides: Partial<Charge> = {}): Charge {
  const billed_cost = overrides.billed_cost ?? 10
  return {
    date: '2026-11-20',
    cloud_provider: 'AWS',
    service_name: 'EC2',
    bill_service_name: 'Amazon Elastic Compute Cloud',
    service_category: 'Compute',
    sub_account_id: '111111111111',
    sub_account_name: 'shop',
    region: 'eu-central-1',
    resource_id: null,
    resource_name: null,
    charge_category: 'Usage',
    charge_class: null,
    commitment_id: null,
    commitment_status: null,
    commitment_type: null,
    discount_type: null,
    pricing_category: null,
    charge_frequency: null,
    charge_description: null,
    usage_type: null,
    operation: null,
    service_subcategory: null,
    charge_kind: null,
    kind_rule: null,
    resource_class: null,
    platform: null,
    invoice_id: null,
    details: null,
    sku: 'BoxUsage:m7g.large',
    usage_quantity: null,
    usage_unit: null,
    tags: null,
    billing_currency: 'USD',
    billed_cost,
    effective_cost: billed_cost,
    list_cost: null,
    contracted_cost: null,
    ...overrides,
  }
}

/** Puts charges into the database as a bill that counts, with the daily costs that they come to. */
export async function insertCharges(
  ctx: Context,
  charges: readonly Charge[],
  billingAccount = '1',
): Promise<void> {
  await changeData(ctx.database, (transaction) => writeCharges(ctx, transaction, charges, billingAccount))
}

async function writeCharges(
  ctx: Context,
  database: Knex.Transaction,
  charges: readonly Charge[],
  billing_account_id: string,
): Promise<void> {
  const created_at = ctx.clock.now()
  const [source] = await database('sources')
    .insert({ kind: 'import', name: 'Bill', created_at })
    .returning('id')
  const source_id = source?.id ?? 0
  const [delivery] = await database('imports')
    .insert({ source_id, status: 'done', files: '[]', content_hash: created_at, message: '', created_at })
    .returning('id')
  const [bill] = await database('bills')
    .insert({
      import_id: delivery?.id ?? 0,
      state: 'counted',
      dataset: 'focus',
      cloud_provider: 'AWS',
      billing_account_id,
      billing_period: '2026-11',
      first_day: '2026-11-01',
      last_day: '2026-11-30',
      is_final: 0,
      effective_counts: 1,
      fingerprint: '',
      row_count: charges.length,
      kinds_version: kindsVersion,
    })
    .returning('id')
  const bill_id = bill?.id ?? 0
  await storeCharges(ctx, database, bill_id, charges)
  const months = [...new Set(charges.map(({ date }) => date.slice(0, 7)))]
  await ensureConversions(
    database,
    months.map((month) => ({ month, currency: 'USD' })),
  )
  const days = groupBy(
    charges,
    ({ date, cloud_provider, service_name }) => `${date} ${cloud_provider} ${service_name}`,
  )
  const costs = [...days.values()].flatMap((own) => {
    const [first] = own
    if (first === undefined) return []
    const { date, cloud_provider, service_name } = first
    const cost = sumMoney(own.map(({ billed_cost }) => billed_cost))
    const effective_cost = sumMoney(own.map((charge) => charge.effective_cost))
    return [{ ...costRow({ date, cloud_provider, service_name, cost, effective_cost }), source_id, bill_id }]
  })
  await database.batchInsert('cloud_costs', costs, 200)
}

/** Keeps charges where those of bills are kept. */
async function storeCharges(
  { charges: store, env }: Context,
  database: Knex.Transaction,
  bill_id: number,
  charges: readonly Charge[],
): Promise<void> {
  // As imports do.
  const rows = charges.map((charge) => ({
    ...charge,
    ...(charge.charge_kind === null ? classifyCharge(charge) : {}),
    bill_id,
  }))
  if (store.folder === null) {
    await database.batchInsert('charges', rows, 200)
    return
  }
  using engine = await openEngine({
    folder: store.folder,
    memoryMegabytes: env.IMPORT_MEMORY_MEGABYTES,
    threads: 1,
    days: knownDays('2026-11-24'),
  })
  const typed = chargeColumnNames.map((name) => `${name}::${engineType(name, 26)} as ${name}`)
  await engine.run(`create table told (${chargeColumnNames.map((name) => `${name} varchar`).join(', ')})`)
  await engine.insert(
    'told',
    rows.map((row) =>
      Object.fromEntries(
        chargeColumnNames.map((name) => [name, row[name] === null ? null : String(row[name])]),
      ),
    ),
  )
  const bill = { bill_id, row_count: rows.length, charges: `select ${typed.join(', ')} from told` }
  await writeChargeFiles(engine, database, store.folder, [bill], () => {})
}
