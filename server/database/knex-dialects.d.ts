// Knex publishes its dialects without their types.
declare module 'knex/lib/dialects/better-sqlite3/index.js' {
  import type { Knex } from 'knex'
  const dialect: typeof Knex.Client
  export default dialect
}

declare module 'knex/lib/dialects/postgres/index.js' {
  import type { Knex } from 'knex'
  const dialect: typeof Knex.Client
  export default dialect
}
