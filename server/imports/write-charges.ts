import { amountColumns, chargeColumnNames, sumKeys } from '../charges/charge-columns.ts'
import type { ChargeStore } from '../charges/charge-store.ts'
import type { Database } from '../database/connect.ts'
import { billKeys } from './combine-charges.ts'
import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import type { Sql } from './formats/columns.ts'
import { writeChargeFiles, type BillCharges } from './write-charge-files.ts'
import { writeChargeRows } from './write-charge-rows.ts'

/**
 * Writes the engine's `charges` to where charges are kept, bill by bill or chunk by chunk, so that others can write
 * between.
 *
 * @param onRows is told how many of the bills' rows the written charges stand for.
 */
export async function writeCharges(
  engine: Engine,
  database: Database,
  { folder }: ChargeStore,
  onRows: (written: number) => void,
): Promise<void> {
  if (folder !== null) {
    await writeChargeFiles(engine, database, folder, await billsToWrite(engine), onRows)
    return
  }
  const columns = chargeColumnNames.map((name) => (name === 'bill_id' ? 'b.bill_id' : `c.${name}`))
  await writeChargeRows(
    engine,
    database,
    `select ${columns.join(', ')}, c.row_count from charges c join bill_ids b using (${billKeys.join(', ')})`,
    onRows,
  )
}

async function billsToWrite(engine: Engine): Promise<BillCharges[]> {
  const bills = await engine.rows(
    `select bill_id, any_value(b.sources) as sources, sum(row_count)::double as row_count, ${billKeys.join(', ')}
     from charge_sums join bill_ids b using (${billKeys.join(', ')}) group by all order by bill_id`,
  )
  return bills.map((bill) => {
    const bill_id = Number(bill['bill_id'])
    const own = billKeys.map((key) => `${key} = ${quoteText(String(bill[key]))}`)
    // Files that hold nothing of the bill need not be read for it.
    const sources = String(bill['sources'])
    const charges = bills.length === 1 ? [] : sources === '' ? own : [...own, `source in (${sources})`]
    const { bill_id: _id, ...columns } = Object.fromEntries(chargeColumnNames.map((name) => [name, name]))
    const derived = ['usage_kind', 'is_tagged', ...amountColumns, 'charge_count']
    const keys = sumKeys.filter((name) => name !== 'bill_id')
    return {
      bill_id,
      row_count: Number(bill['row_count']),
      charges: `select ${bill_id}::integer as bill_id, ${Object.values(columns).join(', ')} from charges ${where(charges)}`,
      sums: `select ${bill_id}::integer as bill_id, ${[...keys, ...derived].join(', ')} from charge_sums ${where(own)}`,
    }
  })
}

function where(conditions: readonly Sql[]): Sql {
  return conditions.length === 0 ? '' : `where ${conditions.join(' and ')}`
}
