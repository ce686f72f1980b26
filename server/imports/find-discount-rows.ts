import type { Engine } from './engine.ts'
import { quoteText } from '../charges/quote.ts'
import { createColumns } from './formats/columns.ts'
import { readCarefully } from './read-carefully.ts'
import { parsedRows, type RowReading } from './row-reading.ts'

/**
 * Finds the bills of a delivery that have discounts in rows of their own, over all parts together, and notes them in
 * the engine's variable `discounted_bills`. Deliveries without columns of discounted costs need not be asked.
 */
export async function findDiscountRows(engine: Engine, readings: readonly RowReading[]): Promise<void> {
  const parts = readings.flatMap(({ format: { discounts }, ...reading }) =>
    discounts === undefined ? [] : [{ ...reading, discounts }],
  )
  if (!parts.some(({ source, discounts }) => discounts.hasColumns(createColumns(source.columns)))) return
  const bills = new Set<string>()
  for (const { source, discounts } of parts) {
    const columns = createColumns(source.columns)
    const [isRow, bill] = [discounts.isRow(columns), discounts.bill(columns)]
    const found = await readCarefully(source, () =>
      engine.rows(
        `select distinct ${bill} as bill from ${parsedRows({ source, values: columns.values })} where ${isRow}`,
      ),
    )
    for (const row of found) bills.add(String(row['bill']))
  }
  await engine.run(`set variable discounted_bills = [${[...bills].map(quoteText).join(', ')}]::varchar[]`)
}
