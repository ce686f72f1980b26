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
  const facts = factColumns.map(({ name, sql }) => `${sql} as ${name}`).join(', ')
  await engine.run(
    `create or replace table facts as select (row_number() over () - 1)::integer as place, *
     from (select distinct ${factKey} as fact_key, ${facts} from ${charges})`,
  )
  await engine.run(
    `create or replace table kind_texts (place varchar, ${kindColumns.map((name) => `${name} varchar`).join(', ')})`,
  )
  for (let start = 0; ; start += step) {
    const rows = await engine.rows(`from facts where place >= ${start} and place < ${start + step}`)
    if (rows.length === 0) break
    await engine.insert(
      'kind_texts',
      rows.map((row) => ({ place: String(row['place']), ...classifyCharge(factsOf(row)) })),
    )
  }
  // One for each key: whatever a hash does, no charge may come twice.
  await engine.run(
    `create or replace table kinds as select fact_key, ${kindColumns.map((name) => `any_value(${name}) as ${name}`).join(', ')}
     from facts join kind_texts on kind_texts.place::integer = facts.place group by fact_key`,
  )
  await engine.run('drop table facts; drop table kind_texts')
  return `select c.*, ${kindColumns.map((name) => `k.${name}`).join(', ')}
    from ${charges} c left join kinds k on k.fact_key = ${factKey}`
}
