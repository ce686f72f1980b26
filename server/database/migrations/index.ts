import type { Knex } from 'knex'
import { cloudCosts } from './001-cloud-costs.ts'
import { imports } from './002-imports.ts'
import { assistant } from './003-assistant.ts'
import { insight } from './004-insight.ts'
import { bills } from './005-bills.ts'
import { restatedTotals } from './006-restated-totals.ts'
import { deliveries } from './007-deliveries.ts'
import { chargeDetails } from './008-charge-details.ts'
import { reportingCurrency } from './009-reporting-currency.ts'
import { alertResolution } from './010-alert-resolution.ts'
import { importRequests } from './010-import-requests.ts'
import { invoiceDatasets } from './011-invoice-datasets.ts'
import { dataVersion } from './012-data-version.ts'
import { processes } from './013-processes.ts'
import { chargesInColumns } from './014-charges-in-columns.ts'
import { postgresPartitions } from './015-postgres-partitions.ts'
import { keptResults } from './016-kept-results.ts'
import { chargeKinds } from './017-charge-kinds.ts'
import { routingAndAmounts } from './018-routing-and-amounts.ts'
import { anomalyCovers } from './019-anomaly-covers.ts'

/** One step of the schema; a new one is a file and a line here. */
export type Migration = {
  readonly name: string
  up(knex: Knex): Promise<void>
  down(knex: Knex): Promise<void>
}

const migrations: readonly Migration[] = [
  cloudCosts,
  imports,
  assistant,
  insight,
  bills,
  restatedTotals,
  deliveries,
  chargeDetails,
  reportingCurrency,
  alertResolution,
  importRequests,
  invoiceDatasets,
  dataVersion,
  processes,
  chargesInColumns,
  postgresPartitions,
  keptResults,
  chargeKinds,
  routingAndAmounts,
  anomalyCovers,
]

export const migrationSource: Knex.MigrationSource<Migration> = {
  getMigrations: async () => [...migrations],
  getMigrationName: (migration) => migration.name,
  getMigration: async (migration) => migration,
}
