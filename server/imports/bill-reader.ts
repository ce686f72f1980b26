import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api'

/** Asks the engine that reads bills; every value comes back as text or null. */
export type BillReader = {
  run(sql: string, values?: Readonly<Record<string, string>>): Promise<void>
  rows(sql: string, values?: Readonly<Record<string, string>>): Promise<Record<string, string | null>[]>
  close(): void
}

/**
 * Opens a private, empty DuckDB that spills to disk instead of growing: bills are read, checked and added up there, in
 * exact decimals and off the request thread.
 */
export async function openBillReader(): Promise<BillReader> {
  const instance = await DuckDBInstance.create(':memory:', {
    threads: '2',
    memory_limit: '400MB',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
  })
  const connection: DuckDBConnection = await instance.connect()
  return {
    async run(sql, values) {
      await connection.run(sql, values)
    },
    async rows(sql, values) {
      const reader = await connection.runAndReadAll(sql, values)
      return reader
        .getRowObjectsJson()
        .map((row) =>
          Object.fromEntries(
            Object.entries(row).map(([name, value]) => [name, value === null ? null : String(value)]),
          ),
        )
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}

/** A name as an SQL identifier. */
export function identifier(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
