import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServer, type ServerProcess } from '../support/server-process.ts'
import { benchNow } from './bench-database.ts'

/** Gives the built server over demo data of its own, and ends it afterwards. */
export async function withDemoServer<Result>(
  settings: Readonly<Record<string, string>>,
  use: (server: ServerProcess, database: string) => Promise<Result>,
): Promise<Result> {
  const scratch = mkdtempSync(join(tmpdir(), 'billow-bench-'))
  try {
    return await withServer(join(scratch, 'demo.db'), settings, (server) =>
      use(server, join(scratch, 'demo.db')),
    )
  } finally {
    rmSync(scratch, { recursive: true, force: true })
  }
}

/** Gives the built server over a database, on the day of the bills, and ends it afterwards. */
export async function withServer<Result>(
  database: string,
  settings: Readonly<Record<string, string>>,
  use: (server: ServerProcess) => Promise<Result>,
): Promise<Result> {
  const server = await startServer({
    HOME: tmpdir(),
    DATABASE_PATH: database,
    IMPORT_FOLDER: `${database}.imports`,
    BILLOW_NOW: benchNow,
    LOG_LEVEL: 'error',
    ...settings,
  })
  try {
    return await use(server)
  } finally {
    await server.stop()
    rmSync(`${database}.imports`, { recursive: true, force: true })
  }
}
