import { classifyCharge } from '../charges/kinds/classify-charge.ts'
import { factColumns, factsOf, kindColumns } from '../charges/kinds/fact-columns.ts'
import type { Engine } from './engine.ts'
import type { Sql } from './formats/columns.ts'

/** So many different charges are looked at at a time. */
const step = 5_000

const factKey = `hash(${factColumns.map(({ sql }) => sql).join(', ')})`

/**
 * Finds out what charges are for. Charges that agree in all that tells it, which most do, are looked at once.
 *
 * @param charges the engine's SQL of them, without the columns of kinds.
 * @returns the SQL of the same charges with these columns.
 */
export async function readKinds(engine: Engine, charges: Sql): Promise<Sql> {
  // One for each key: whatever a hash does, no charge may come twice.
  const facts = factColumns.map(({ name, sql }) => `any_value(${sql}) as ${name}`).join(', ')
  await engine.run(
    `create or replace table facts as select (row_number() over () - 1)::integer as place, *
     from (select ${factKey} as fact_key, ${facts} from ${charges} group by fact_key)`,
  )
  const columns = kindColumns.map((name) => `${name} varchar`).join(', ')
  await engine.run(`create or replace table kinds (fact_key ubigint, ${columns})`)
  for (let start = 0; ; start += step) {
    const rows = await engine.rows(`from facts where place >= ${start} and place < ${start + step}`)
    await engine.insert(
      'kinds',
      rows.map((row) => ({ fact_key: String(row['fact_key']), ...classifyCharge(factsOf(row)) })),
    )
    if (rows.length < step) break
  }
  return `select c.*, ${kindColumns.map((name) => `k.${name}`).join(', ')}
    from ${charges} c left join kinds k on k.fact_key = ${factKey}`
}
