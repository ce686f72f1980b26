import type { Knex } from 'knex'
import { groupBy } from '../../../shared/group-by.ts'
import { subtractDecimals, sumDecimals } from '../../../shared/decimal.ts'
import { insertRows } from '../insert-rows.ts'
import type { Migration } from './index.ts'

const importStatuses = ['queued', 'running', 'done', 'unchanged', 'held', 'refused', 'undone']
const billStates = ['staged', 'counted', 'replaced', 'overlapping', 'held', 'undone']

/** A delivery replaces what it covers, by sub account and day; one that would make costs vanish waits for a person. */
export const deliveries: Migration = {
  name: '007-deliveries',

  async up(knex) {
    await knex.raw('drop index imports_by_content')
    await renewWords(knex, 'imports', 'status', importStatuses)
    await knex.raw('create index imports_by_content on imports (content_hash, status)')
    await renewWords(knex, 'bills', 'state', billStates)
    for (const [table, column, type] of added) {
      await knex.raw(`alter table ?? add column ?? ${type}`, [table, column])
    }
    await createCells(knex)
    await knex.raw('update bills set sequence = import_id')
    for (const { id } of await knex('bills').select('id').orderBy('id')) await splitBySubAccount(knex, id)
  },

  async down(knex) {
    await knex.raw('drop index imports_by_content')
    await knex('imports').where({ status: 'held' }).update({ status: 'undone' })
    await renewWords(
      knex,
      'imports',
      'status',
      importStatuses.filter((status) => status !== 'held'),
    )
    await knex.raw('create index imports_by_content on imports (content_hash, status)')
    await knex('bills').where({ state: 'held' }).update({ state: 'undone' })
    await renewWords(
      knex,
      'bills',
      'state',
      billStates.filter((state) => state !== 'held'),
    )
    await knex.schema.dropTable('excluded_cells')
    await knex.schema.dropTable('bill_cells')
    for (const [table, column] of added) {
      await knex.raw('alter table ?? drop column ??', [table, column])
    }
  },
}

const added = [
  ['imports', 'on_conflict', `text not null default 'hold'`],
  // The order in which deliveries take effect: that of their imports, or of the decisions on those that waited.
  ['bills', 'sequence', 'integer not null default 0'],
  ['bills', 'takes', `text not null default 'by_rule'`],
  ['bills', 'is_partial', 'integer not null default 0'],
  // JSON: the days of the bill that count; null where they are all of its days.
  ['bills', 'counted_days', 'text'],
  ['bill_days', 'sub_account_id', `text not null default ''`],
  // The part of the effective cost that buys commitments, which amortized costs spread over their use.
  ['bill_days', 'commitment_purchase', `text not null default '0'`],
] as const

/** Gives a column another set of words; in SQLite a column's check goes with the column only. */
async function renewWords(
  knex: Knex,
  table: string,
  column: string,
  words: readonly string[],
): Promise<void> {
  const fresh = `new_${column}`
  const list = words.map((word) => `'${word}'`).join(', ')
  await knex.raw(
    `alter table ?? add column ?? text not null default '${words[0] ?? ''}' check (?? in (${list}))`,
    [table, fresh, fresh],
  )
  await knex.raw('update ?? set ?? = ??', [table, fresh, column])
  await knex.raw('alter table ?? drop column ??', [table, column])
  await knex.raw('alter table ?? rename column ?? to ??', [table, fresh, column])
}

async function createCells(knex: Knex): Promise<void> {
  await knex.schema.createTable('bill_cells', (table) => {
    table.integer('bill_id').primary().references('id').inTable('bills').onDelete('CASCADE')
    // JSON: the days of each sub account.
    table.text('cells').notNullable()
  })
  await knex.schema.createTable('excluded_cells', (table) => {
    table.integer('bill_id').notNullable().references('id').inTable('bills').onDelete('CASCADE')
    table.text('sub_account_id').notNullable()
    table.text('date').notNullable()
    table.text('measure').notNullable().checkIn(['all', 'effective'])
    table.primary(['bill_id', 'date', 'sub_account_id'])
  })
}

type Split = Record<'sub_account_id' | 'service_name' | 'date' | 'billing_currency', string> & {
  readonly billed: number
  readonly effective: number
}

/**
 * Splits the daily sums of an earlier import by sub account. They were kept exactly, charges were not: what rounding
 * leaves over goes to the last part, so that the sums stay exact.
 */
async function splitBySubAccount(knex: Knex, billId: number): Promise<void> {
  const charges: Knex.QueryBuilder = knex('charges')
  const parts: Split[] = await charges
    .where({ bill_id: billId })
    .select(
      knex.raw(`coalesce(sub_account_id, '') as sub_account_id`),
      'service_name',
      'date',
      'billing_currency',
      knex.raw('sum(billed_cost) as billed'),
      knex.raw('sum(effective_cost) as effective'),
    )
    .groupBy(['sub_account_id', 'service_name', 'date', 'billing_currency'])
    .orderBy(['sub_account_id', 'service_name', 'date', 'billing_currency'])
  const cells: Record<string, string[]> = {}
  for (const [account, own] of groupBy(parts, (part) => part.sub_account_id)) {
    cells[account] = [...new Set(own.map((part) => part.date))].sort()
  }
  await knex('bill_cells').insert({ bill_id: billId, cells: JSON.stringify(cells) })
  const stored: Knex.QueryBuilder = knex('bill_days').where({ bill_id: billId })
  const days: Record<string, string>[] = await stored
  const keyOf = (row: Record<string, unknown>) =>
    JSON.stringify([row['service_name'], row['date'], row['billing_currency']])
  const partsOf = groupBy(parts, keyOf)
  const rows = days.flatMap((day) => {
    const own = partsOf.get(keyOf(day)) ?? []
    const billed = shares(
      day['billed_cost'] ?? '0',
      own.map((part) => part.billed),
    )
    const effective = shares(
      day['effective_cost'] ?? '0',
      own.map((part) => part.effective),
    )
    const accounts = own.length === 0 ? [''] : own.map((part) => part.sub_account_id)
    return accounts.map((account, place) => [
      billId,
      account,
      String(day['service_name']),
      day['service_category'] ?? null,
      String(day['date']),
      String(day['billing_currency']),
      billed[place] ?? '0',
      effective[place] ?? '0',
    ])
  })
  await knex('bill_days').where({ bill_id: billId }).delete()
  const columns = ['bill_id', 'sub_account_id', 'service_name', 'service_category', 'date']
  await insertRows(knex, 'bill_days', [...columns, 'billing_currency', 'billed_cost', 'effective_cost'], rows)
}

function shares(total: string, parts: readonly number[]): string[] {
  const known = parts.slice(0, -1).map((part) => sumDecimals([String(part)]))
  return [...known, subtractDecimals(total, sumDecimals(known))]
}
