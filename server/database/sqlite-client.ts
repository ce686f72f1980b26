import { createRequire } from 'node:module'
import type { Knex } from 'knex'
import SqliteDialect from 'knex/lib/dialects/better-sqlite3/index.js'

const require = createRequire(import.meta.url)

/** 13.x crashes on Node 20, and 12.x, compiled for Node 24.19 and newer, aborts; so both are installed. */
const driverName = Number(process.versions.node.split('.')[0]) >= 22 ? 'better-sqlite3-13' : 'better-sqlite3'

/**
 * Knex's SQLite client over the better-sqlite3 that fits the running Node.
 *
 * @returns the client class for a Knex configuration.
 * @throws Error that names the repair command, where the driver was not prepared for this Node.
 */
export function sqliteClient(): typeof Knex.Client {
  const driver = loadDriver()
  return class extends SqliteDialect {
    _driver() {
      return driver
    }
  }
}

function loadDriver(): unknown {
  try {
    const Driver: new (path: string) => { close(): void } = require(driverName)
    // The binary is only loaded when a database is opened.
    new Driver(':memory:').close()
    return Driver
  } catch (cause) {
    throw new Error(
      `The SQLite driver does not load on Node ${process.versions.node}. Run: node server/database/prepare-driver.mjs`,
      { cause },
    )
  }
}
