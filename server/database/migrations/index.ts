import type { Knex } from 'knex'
import { cloudCosts } from './001-cloud-costs.ts'
import { bills } from './002-bills.ts'

/** One step of the schema; a new one is a file and a line here. */
export type Migration = {
  readonly name: string
  up(knex: Knex): Promise<void>
  down(knex: Knex): Promise<void>
}

const migrations: readonly Migration[] = [cloudCosts, bills]

export const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
}
