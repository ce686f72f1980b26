import { existsSync } from 'node:fs'
import { loadEnvFile } from 'node:process'
import { databaseConfiguration } from './server/database/database-settings.ts'
import { readEnv } from './server/env.ts'

if (existsSync('.env')) loadEnvFile()
const env = readEnv(process.env)

/** Read by `npm run knex -- migrate:latest` and its kind; the server takes the same configuration. */
export default await databaseConfiguration({
  databaseUrl: env.DATABASE_URL,
  databasePath: env.DATABASE_PATH,
})
