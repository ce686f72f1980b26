import type { Knex } from 'knex'
import type { ChargeFault } from './charge-faults.ts'

/** Single charges, or charges added up over resources, tags and everything else that is finer. */
export type Grain = 'charge' | 'sum'

/** Where the charges of all bills are kept, and how they are asked. */
export type ChargeStore = {
  /** Answers queries over charges; PostgreSQL itself, or the analytical engine over files. */
  readonly database: Knex
  /**
   * SQL of a table of the charges that count, each with the EffectiveCost that counts, `charge_count` and `is_tagged`.
   * Sums may be single charges.
   */
  counted(grain: Grain): string
  /** Where the files of the bills lie; null where charges are rows of the database. */
  readonly folder: string | null
  /** Files that are gone or cut short, as of the last change of the costs or half a minute ago. */
  faults(): Promise<readonly ChargeFault[]>
  close(): Promise<void>
}
