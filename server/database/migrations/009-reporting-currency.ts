import type { Knex } from 'knex'
import { isPostgres } from '../dialect.ts'
import type { Migration } from './index.ts'

const usdKnown = `billing_currency <> 'USD' or (cost is not null and effective_cost is not null)`
const bothKnown = '(cost is null) = (effective_cost is null)'

type Check = { readonly name: string; readonly condition: string }

const before: Check = { name: 'usd_known', condition: usdKnown }
const after: Check = { name: 'both_known', condition: bothKnown }

export const reportingCurrency: Migration = {
  name: '009-reporting-currency',

  async up(knex) {
    await knex.raw(`alter table budgets add column currency text not null default 'USD'`)
    await knex.raw('alter table insight_settings add column currency text')
    await createConversions(knex)
    await replaceCheck(knex, before, after)
    await convert(knex, 'cost is null')
  },

  async down(knex) {
    await knex('conversion_rates').delete()
    await fillConversions(knex, '=')
    await convert(knex, '1 = 1')
    await replaceCheck(knex, after, before)
    await knex.schema.dropTable('conversion_rates')
    await knex('insight_state').where({ name: 'reporting_currency' }).delete()
    await knex.raw('alter table insight_settings drop column currency')
    await knex.raw('alter table budgets drop column currency')
  },
}

async function createConversions(knex: Knex): Promise<void> {
  await knex.schema.createTable('conversion_rates', (table) => {
    table.text('month').notNullable()
    table.text('currency').notNullable()
    // Into the reporting currency; null where no rate is known for the month or any before it.
    table.decimal('rate', 38, 18)
    table.text('rate_month')
    table.integer('is_provisional').notNullable()
    table.primary(['currency', 'month'])
  })
  await fillConversions(knex, '<=')
}

/** Every month and currency that there are costs of, with the rate of that month (`=`) or the last one (`<=`). */
async function fillConversions(knex: Knex, comparison: '=' | '<='): Promise<void> {
  const last = (column: string) =>
    `(select r.${column} from exchange_rates r where r.currency = p.currency and r.month ${comparison} p.month order by r.month desc limit 1)`
  await knex.raw(
    `insert into conversion_rates (month, currency, rate, rate_month, is_provisional)
     select p.month, p.currency,
       case when p.currency = 'USD' then 1 else ${last('rate')} end,
       case when p.currency = 'USD' then p.month else ${last('month')} end,
       case when p.currency <> 'USD' and ${last('month')} < p.month then 1 else 0 end
     from (select substr(date, 1, 7) as month, billing_currency as currency from cloud_costs
       union select substr(date, 1, 7), billing_currency from bill_days) p`,
  )
}

async function convert(knex: Knex, condition: string): Promise<void> {
  const rate = `(select k.rate from conversion_rates k where k.currency = cloud_costs.billing_currency and k.month = substr(cloud_costs.date, 1, 7))`
  await knex.raw(
    `update cloud_costs set cost = cost_in_billing_currency * ${rate},
       effective_cost = effective_cost_in_billing_currency * ${rate} where ${condition}`,
  )
}

/** SQLite cannot change a check: the table is made anew under its own definition, with its rows and indexes. */
async function replaceCheck(knex: Knex, old: Check, fresh: Check): Promise<void> {
  if (isPostgres(knex)) {
    await knex.raw('alter table cloud_costs drop constraint ??', [old.name])
    await knex.raw(`alter table cloud_costs add constraint ?? check (${fresh.condition})`, [fresh.name])
    return
  }
  const objects: { type: string; sql: string }[] = await knex('sqlite_master')
    .where({ tbl_name: 'cloud_costs' })
    .whereNotNull('sql')
    .select('type', 'sql')
  const table = objects.find(({ type }) => type === 'table')?.sql ?? ''
  const text = ({ name, condition }: Check) => `constraint ${name} check (${condition})`
  const changed = table
    .replace(/^create table\s+[`"]?cloud_costs[`"]?/i, 'create table cloud_costs_rebuilt')
    .replace(text(old), text(fresh))
  if (!changed.startsWith('create table cloud_costs_rebuilt') || !changed.includes(text(fresh))) {
    throw new Error('The table of the costs is not as this version knows it, so it is left as it is.')
  }
  const [newest] = await knex('sqlite_sequence').where({ name: 'cloud_costs' }).select('seq')
  await knex.raw(changed)
  await knex.raw('insert into cloud_costs_rebuilt select * from cloud_costs')
  await knex.raw('drop table cloud_costs')
  await knex.raw('alter table cloud_costs_rebuilt rename to cloud_costs')
  // Ids of rows that are gone are not given again.
  if (newest !== undefined) {
    await knex('sqlite_sequence').where({ name: 'cloud_costs' }).delete()
    await knex('sqlite_sequence').insert({ name: 'cloud_costs', seq: newest.seq })
  }
  for (const { type, sql } of objects) if (type !== 'table') await knex.raw(sql)
}
