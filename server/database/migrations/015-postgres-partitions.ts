import type { Knex } from 'knex'
import { addMonths } from '../../../shared/period.ts'
import { isPostgres } from '../dialect.ts'
import { gatherTables } from '../distribute-tables.ts'
import type { Migration } from './index.ts'

/**
 * PostgreSQL keeps charges by month, under numbers that do not run out. All of it is one transaction: killed at any
 * moment, it leaves the table as it was, and the next start begins anew.
 */
export const postgresPartitions: Migration = {
  name: '015-postgres-partitions',

  async up(knex) {
    if (!isPostgres(knex)) return
    for (const table of numbered) await widenNumbers(knex, table)
    for (const column of rowCounts) await changeType(knex, 'imports', column, 'bigint')
    await rebuild(knex, 'bigint', 'partition by range (date)', ['date', 'id'], createPartitions)
  },

  async down(knex) {
    if (!isPostgres(knex)) return
    await gatherTables(knex)
    await rebuild(knex, 'integer', '', ['id'], async () => {})
    await knex.raw('alter table charges add foreign key (bill_id) references bills(id) on delete cascade')
  },
}

/** The tables whose numbers may run out of 32 bits, since their rows come and go with every delivery. */
const numbered = ['cloud_costs', 'rejected_rows'] as const

const rowCounts = ['rows_read', 'rows_kept', 'rows_rejected'] as const

/** Earlier versions read the wider numbers as well, so that these stay when the rest is taken back. */
async function widenNumbers(knex: Knex, table: string): Promise<void> {
  const sequence = `${table}_id_seq`
  await changeType(knex, table, 'id', 'bigint')
  const narrow = await knex('pg_sequences')
    .where({ sequencename: sequence })
    .whereRaw('data_type = cast(? as regtype)', ['integer'])
    .first()
  if (narrow !== undefined) await knex.raw('alter sequence ?? as bigint', [sequence])
}

async function changeType(knex: Knex, table: string, column: string, type: string): Promise<void> {
  await knex.raw(`alter table ?? alter column ?? type ${type}`, [table, column])
}

/** Makes the table of the charges anew, and lets the old one go once both hold the same. */
async function rebuild(
  knex: Knex,
  idType: string,
  layout: string,
  key: readonly string[],
  prepare: (knex: Knex) => Promise<void>,
): Promise<void> {
  const { rows }: { rows: { last: number; used: boolean }[] } = await knex.raw(
    'select last_value as last, is_called as used from charges_id_seq',
  )
  await knex.raw('alter table charges rename to charges_before')
  await knex.raw(`create table charges (like charges_before) ${layout}`)
  await changeType(knex, 'charges', 'id', idType)
  await prepare(knex)
  await knex.raw('insert into charges select * from charges_before')
  await verify(knex)
  await knex.raw('drop table charges_before')
  await knex.raw(`create sequence charges_id_seq as ${idType} owned by charges.id`)
  await knex.raw(`select setval('charges_id_seq', ?, ?)`, [rows[0]?.last ?? 1, rows[0]?.used ?? false])
  await knex.raw(`alter table charges alter column id set default nextval('charges_id_seq')`)
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
