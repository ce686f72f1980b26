import type { Day } from '../../shared/period.ts'

/** What was found in a series of costs, which is the same whenever the series is. */
export type JudgedSeriesRow = {
  /** Of everything that the anomalies depend on. */
  readonly key: string
  readonly judged_on: Day
  /** JSON. */
  readonly anomalies: string
}

/** An answer that took long to make, which holds on its day while the data has its version. */
export type KeptAnswerRow = {
  readonly key: string
  readonly day: Day
  readonly version: number
  /** JSON. */
  readonly body: string
}

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    judged_series: JudgedSeriesRow
    kept_answers: KeptAnswerRow
  }
}
