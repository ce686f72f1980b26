import type { ImportOrigin, ImportStatus } from '../../shared/bill-import.ts'
import type { OnConflict } from '../../shared/import-decision.ts'

/** One request to import files. */
export type ImportRow = {
  readonly id: number
  readonly source_id: number | null
  readonly status: ImportStatus
  readonly origin: ImportOrigin
  /** What is done where it would make costs vanish that count. */
  readonly on_conflict: OnConflict
  readonly format: string | null
  /** What tells whether the same files came before; empty until they are read. */
  readonly content_hash: string
  /** JSON: the files as they were handed over. */
  readonly files: string
  /** The folder that holds uploaded files until the import ends; null where files are read in place. */
  readonly folder: string | null
  readonly rows_read: number
  readonly rows_kept: number
  readonly rows_rejected: number
  readonly message: string
  /** JSON: a list of sentences. */
  readonly notes: string
  /** JSON: the control totals. */
  readonly control_totals: string | null
  /** JSON: how far it is. */
  readonly progress: string | null
  /** The process that began it last, by its number on its machine, for people; nothing relies on it. */
  readonly worker_pid: number | null
  /** Where its files can be reached; null for imports from before that was kept. */
  readonly place: string | null
  /** How often it was begun. */
  readonly attempts: number
  /** What tells a delivery in the watched folder from every other; null for imports that came another way. */
  readonly delivery_key: string | null
  /** The request that brought it, under which the log tells of it; null where it came before that was kept. */
  readonly request_id: string | null
  readonly created_at: string
  readonly started_at: string | null
  readonly finished_at: string | null
}

export type RejectedRow = {
  readonly id: number
  readonly import_id: number
  readonly file: string
  readonly line: number
  readonly column_name: string | null
  readonly value: string | null
  readonly reason: string
}

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    imports: ImportRow
    rejected_rows: RejectedRow
  }
}
