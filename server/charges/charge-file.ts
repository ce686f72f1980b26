import type { Grain } from './charge-store.ts'
import type { MoneyScale } from './charge-columns.ts'

/** A file with the charges of a bill, which is never changed once it is written. */
export type ChargeFileRow = {
  readonly bill_id: number
  readonly grain: Grain
  /** Its name in the folder of the charges. */
  readonly name: string
  /** How many charges, or sums of charges, it holds. */
  readonly row_count: number
  readonly bytes: number
  /** SHA-256 of its content, in hexadecimal digits. */
  readonly checksum: string
  /** The decimal places of its amounts. */
  readonly scale: MoneyScale
  /** The greatest that any column of amounts comes to without its signs; sums of all files stay below that of these. */
  readonly magnitude: number
}

declare module 'knex/types/tables.js' {
  interface Tables {
    charge_files: ChargeFileRow
  }
}
