import type { DuckDBValue } from '@duckdb/node-api'
import type { Database } from '../database/connect.ts'
import type { NewCharge } from '../database/bill-tables.ts'
import { describeMonths, prepareMonths } from '../database/charge-months.ts'
import { appendCharges } from './append-charges.ts'
import { billKeys } from './combine-charges.ts'
import type { Engine } from './engine.ts'
import { parseTags } from './formats/tag-text.ts'
import { createTagSets } from './tag-sets.ts'

/** The columns of `charges` with the engine's SQL for each; `tag_set_id` begins as the text of the tags. */
const columns = {
  bill_id: 'bill_id',
  date: 'date::varchar',
  cloud_provider: 'cloud_provider',
  service_name: 'canonical_name',
  bill_service_name: 'service_name',
  service_category: 'service_category',
  sub_account_id: 'sub_account_id',
  sub_account_name: 'sub_account_name',
  region: 'region',
  resource_id: 'resource_id',
  resource_name: 'resource_name',
  charge_category: 'charge_category',
  charge_class: 'charge_class',
  commitment_id: 'commitment_id',
  commitment_status: 'commitment_status',
  commitment_type: 'commitment_type',
  discount_type: 'discount_type',
  pricing_category: 'pricing_category',
  charge_frequency: 'charge_frequency',
  charge_description: 'charge_description',
  sku: 'sku',
  usage_type: 'usage_type',
  operation: 'operation',
  service_subcategory: 'service_subcategory',
  invoice_id: 'invoice_id',
  details: 'details',
  usage_quantity: 'usage_quantity::double',
  usage_unit: 'usage_unit',
  tag_set_id: 'tags',
  billing_currency: 'billing_currency',
  billed_cost: 'billed_cost::double',
  effective_cost: 'effective_cost::double',
  list_cost: 'list_cost::double',
  contracted_cost: 'contracted_cost::double',
} as const satisfies Record<keyof NewCharge, string>

/** So many charges change what the database has to know of a month. */
const manyCharges = 10_000

/**
 * Writes the engine's `charges` to the database's, chunk by chunk, so that others can write between.
 *
 * @param onRows is told how many of the bills' rows the written charges stand for.
 */
export async function writeCharges(
  engine: Engine,
  database: Database,
  onRows: (written: number) => void,
): Promise<void> {
  const found = await engine.rows(`select distinct strftime(date, '%Y-%m') as month from charges order by 1`)
  const months = found.map(({ month }) => String(month))
  await prepareMonths(database, months)
  const tagSets = createTagSets(database)
  const used = await filledColumns(engine)
  const names = used.map(([name]) => name)
  const [tagsAt, detailsAt] = [names.indexOf('tag_set_id'), names.indexOf('details')]
  const chunks = engine.chunks(
    `select ${used.map(([, sql]) => sql).join(', ')}, row_count::double
     from charges join bill_ids using (${billKeys.join(', ')})`,
  )
  let [written, charges] = [0, 0]
  for await (const chunk of chunks) {
    const texts = chunk.map((row) => row[tagsAt]).filter((text) => typeof text === 'string')
    const ids = await tagSets.idsOf(texts)
    const rows = chunk.map((row) => {
      const [tags, details] = [row[tagsAt], row[detailsAt]]
      const values: (string | number | null)[] = names.map((_name, index) => plain(row[index]))
      if (typeof tags === 'string') values[tagsAt] = ids.get(tags) ?? null
      if (typeof details === 'string') values[detailsAt] = detailsJson(details)
      written += Number(row[names.length])
      return values
    })
    await appendCharges(database, names, rows)
    charges += rows.length
    onRows(written)
  }
  if (charges >= manyCharges) await describeMonths(database, months)
}

/** The columns that any charge has something in; every value more takes its time with every row. */
async function filledColumns(engine: Engine): Promise<[name: string, sql: string][]> {
  const all = Object.entries(columns)
  const optional = all.filter(([, sql]) => sql !== 'bill_id')
  const [counts] = await engine.rows(
    `select ${optional.map(([name, sql]) => `count(${sql}) as ${name}`).join(', ')} from charges`,
  )
  return all.filter(([name]) => counts?.[name] === undefined || Number(counts[name]) > 0)
}

/** Columns that are kept beside those of a charge, as a JSON object; what is JSON itself stays so. */
function detailsJson(text: string): string {
  return JSON.stringify(Object.fromEntries(parseTags(text).map(([name, value]) => [name, jsonOf(value)])))
}

function jsonOf(value: string): unknown {
  if (!/^[[{]/.test(value)) return value
  try {
    return JSON.parse(value)
  } catch {
    return value
  }
}

function plain(value: DuckDBValue | undefined): string | number | null {
  if (typeof value === 'string' || typeof value === 'number') return value
  return value === null || value === undefined ? null : String(value)
}
