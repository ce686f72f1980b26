import type { Knex } from 'knex'
import { addMonths } from '../../../shared/period.ts'
import { isPostgres } from '../dialect.ts'
import type { Migration } from './index.ts'

/**
 * PostgreSQL keeps charges by month, under numbers that do not run out. All of it is one transaction: killed at any
 * moment, it leaves the table as it was, and the next start begins anew.
 */
export const postgresPartitions: Migration = {
  name: '015-postgres-partitions',

  async up(knex) {
    if (!isPostgres(knex)) return
    for (const [table, column] of widened) await changeType(knex, table, column, 'bigint')
    for (const table of numbered) await knex.raw('alter sequence ?? as bigint', [`${table}_id_seq`])
    // Imports stay for ever; that their bills would go with them kept a distributed database from sharing bills.
    await renewReference(knex, '')
    await rebuild(knex, 'bigint', 'partition by range (date)', ['date', 'id'], createPartitions)
  },

  async down(knex) {
    if (!isPostgres(knex)) return
    await rebuild(knex, 'integer', '', ['id'], async () => {})
    await knex.raw('alter table charges add foreign key (bill_id) references bills(id) on delete cascade')
    await renewReference(knex, 'on delete cascade')
    for (const table of numbered) await knex.raw('alter sequence ?? as integer', [`${table}_id_seq`])
    for (const [table, column] of widened) await changeType(knex, table, column, 'integer')
  },
}

/** The tables whose numbers may run out of 32 bits, since their rows come and go with every delivery. */
const numbered = ['cloud_costs', 'rejected_rows'] as const

const widened = [
  ...numbered.map((table) => [table, 'id'] as const),
  ['imports', 'rows_read'],
  ['imports', 'rows_kept'],
  ['imports', 'rows_rejected'],
] as const

async function changeType(knex: Knex, table: string, column: string, type: string): Promise<void> {
  await knex.raw(`alter table ?? alter column ?? type ${type}`, [table, column])
}

async function renewReference(knex: Knex, onDelete: string): Promise<void> {
  await knex.raw('alter table bills drop constraint bills_import_id_foreign')
  await knex.raw(
    `alter table bills add constraint bills_import_id_foreign foreign key (import_id) references imports(id) ${onDelete}`,
  )
}

/** Makes the table of the charges anew, and lets the old one go once both hold the same. */
async function rebuild(
  knex: Knex,
  idType: string,
  layout: string,
  key: readonly string[],
  prepare: (knex: Knex) => Promise<void>,
): Promise<void> {
  await knex.raw('alter table charges rename to charges_before')
  await knex.raw(`create table charges (like charges_before including defaults) ${layout}`)
  await changeType(knex, 'charges', 'id', idType)
  await prepare(knex)
  await knex.raw('insert into charges select * from charges_before')
  await verify(knex)
  await knex.raw('alter sequence charges_id_seq owned by charges.id')
  await knex.raw('drop table charges_before')
  await knex.raw(`alter sequence charges_id_seq as ${idType}`)
  await knex.raw(`alter table charges add primary key (${key.join(', ')})`)
  await knex.raw('create index charges_by_bill on charges (bill_id, date)')
  await knex.raw(
    `create index charges_corrected on charges (bill_id, date) where charge_class = 'Correction'`,
  )
}

/** A partition for every month that there are charges of, and one for any other, so that no row is ever refused. */
async function createPartitions(knex: Knex): Promise<void> {
  await knex.raw('create table charges_default partition of charges default')
  const { rows }: { rows: { month: string }[] } = await knex.raw(
    `select distinct to_char(cast(date as date), 'YYYY-MM') as month from charges_before order by 1`,
  )
  for (const { month } of rows) {
    const first = `${month}-01`
    await knex.raw(
      `create table ?? partition of charges for values from ('${first}') to ('${addMonths(first, 1)}')`,
      [`charges_${month.replace('-', '_')}`],
    )
  }
}

async function verify(knex: Knex): Promise<void> {
  const sums = (table: string) =>
    `select bill_id, billing_currency, count(*), sum(billed_cost), sum(effective_cost), sum(list_cost),
       sum(contracted_cost), sum(usage_quantity) from ${table} group by bill_id, billing_currency`
  const { rows }: { rows: unknown[] } = await knex.raw(
    `((${sums('charges_before')}) except (${sums('charges')})) union all
     ((${sums('charges')}) except (${sums('charges_before')})) limit 1`,
  )
  if (rows.length > 0) throw new Error('The charges by month do not come to what they came to before.')
}
