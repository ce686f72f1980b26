import type { Database } from '../../server/database/connect.ts'

type Statement = { readonly sql: string; readonly bindings?: readonly unknown[]; readonly __knexUid: string }
type Response = number | readonly unknown[] | { readonly rowCount?: number }

const always = () => true
const mentions = (words: readonly string[]) => (_verb: string, bindings: readonly unknown[]) =>
  bindings.some((value) => words.some((word) => word === value))

/** The tables that kept answers read and that change in place, with the writes to them that an answer can show. */
export const changing: Readonly<Record<string, (verb: string, bindings: readonly unknown[]) => boolean>> = {
  cloud_costs: always,
  sources: always,
  // A bill comes as staged, shown nowhere, and goes only once it does not count.
  bills: (verb, bindings) => verb === 'update' || (verb === 'insert into' && !bindings.includes('staged')),
  bill_choices: always,
  excluded_cells: always,
  restatements: always,
  // What waits, runs or was refused has nothing that counts.
  imports: mentions(['done', 'held', 'undone']),
  exchange_rates: always,
  conversion_rates: always,
  insight_state: mentions(['reporting_currency']),
  insight_settings: always,
  invoice_totals: always,
  budgets: always,
  stored_anomalies: always,
  recommendation_decisions: always,
  alerts: always,
  webhooks: always,
}

/** The tables that kept answers read whose rows are complete before their bill or import counts, and never change. */
export const settled: readonly string[] = [
  'charges',
  'charge_files',
  'bill_days',
  'bill_cells',
  'bill_rates',
  'import_datasets',
  'invoices',
  'billing_periods',
  'contract_commitments',
]

/**
 * Watches a database for changes that kept answers would miss.
 *
 * @returns a function that throws where a write to a table of `changing` was committed without raising the version
 *   after it.
 */
export function watchChanges(database: Database): () => void {
  const open = new Map<string, string[]>()
  const missed: string[] = []
  database.on('query', ({ sql, __knexUid: connection }: Statement) => {
    if (/^begin/i.test(sql)) open.set(connection, [])
    if (/^commit/i.test(sql)) missed.push(...(open.get(connection) ?? []))
    if (/^(commit|rollback);?$/i.test(sql)) open.delete(connection)
  })
  database.on('query-response', (response: Response, { sql, bindings = [], __knexUid }: Statement) => {
    const pending = open.get(__knexUid)
    const [, verb = '', table = ''] = /^(insert into|update|delete from) [`"]?(\w+)/i.exec(sql) ?? []
    if (table === 'data_version') pending?.splice(0)
    else if (changing[table]?.(verb, bindings) === true && hadEffect(response)) (pending ?? missed).push(sql)
  })
  return () => {
    if (missed.length === 0) return
    throw new Error(`Changes that did not raise the version of the data:\n${missed.join('\n')}`)
  }
}

/** Whether a write wrote any row. */
function hadEffect(response: Response): boolean {
  if (typeof response === 'number') return response > 0
  return 'length' in response ? response.length > 0 : response.rowCount !== 0
}
