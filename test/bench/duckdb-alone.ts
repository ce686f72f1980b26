import { tmpdir } from 'node:os'
import { DuckDBInstance } from '@duckdb/node-api'

/** What DuckDB alone took, in ms. */
export type Alone = { readonly wall: number; readonly cpu: number }

/**
 * Runs statements in a DuckDB of its own, with as many threads as the server's has.
 *
 * @returns what each of them took.
 */
export async function runAlone(statements: readonly string[]): Promise<Alone[]> {
  const options = { threads: '2', memory_limit: '2GB', temp_directory: tmpdir() }
  const instance = await DuckDBInstance.create(':memory:', options)
  const connection = await instance.connect()
  const taken: Alone[] = []
  for (const sql of statements) {
    const [started, before] = [performance.now(), process.cpuUsage()]
    await connection.run(sql)
    const { user, system } = process.cpuUsage(before)
    taken.push({ wall: performance.now() - started, cpu: (user + system) / 1000 })
  }
  connection.closeSync()
  instance.closeSync()
  return taken
}
