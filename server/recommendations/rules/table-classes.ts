import { sumMoney } from '../../../shared/money.ts'
import type { InsightSettings } from '../../../shared/insight-settings.ts'
import { unitsOf, type Row, type RowKind } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { atRegion, lastPart } from '../rule-words.ts'

const isStorage = ({ charge_kind }: RowKind) => charge_kind === 'database-storage'

const isAbout = ({ service_name, charge_kind, resource_class }: RowKind) =>
  /DynamoDB/i.test(service_name) &&
  resource_class !== 'infrequent-access' &&
  (charge_kind === 'database-storage' || charge_kind === 'database-capacity')

function findIn(rows: readonly Row[], settings: InsightSettings): Found[] {
  // Reserved capacity does not fit tables of the other class.
  if (rows.some(({ commitment_status }) => commitment_status !== null)) return []
  const storage = rows.filter(isStorage)
  const stored = sumMoney(storage.map(({ monthly }) => monthly))
  const requests = sumMoney(rows.filter((row) => !isStorage(row)).map(({ monthly }) => monthly))
  const { table_class_storage_percent, table_class_requests_percent } = settings
  const saving = (stored * table_class_storage_percent - requests * table_class_requests_percent) / 100
  return saving <= 0 ? [] : storage.map((row) => ({ row, saving: (saving * row.monthly) / stored }))
}

/** Tables of DynamoDB that hold much and are read little. */
export const tableClasses = resourceRule({
  name: 'table-classes',
  title: () => 'Choose the class for infrequent access for large tables of DynamoDB',
  figure: 'Storage of such tables per month',
  formula:
    '0.6 x storage - 0.25 x reads and writes of a table, where that is more than nothing; at least half of it',
  source: 'CUDOS and the AWS price list of DynamoDB: storage x 0.4, requests x 1.25',
  assumptions: ['table_class_storage_percent', 'table_class_requests_percent'],
  confidence: 'high',
  effort: 'low',
  what_to_do:
    'Change the class of these tables, which works while they are in use, twice in 30 days at most.',
  how_to_check: 'Storage and requests of these tables cost less together.',
  find: (evidence) => unitsOf(evidence, isAbout).flatMap((rows) => findIn(rows, evidence.settings)),
  sure: 0.5,
  command: (resource) =>
    `aws dynamodb update-table${atRegion(resource)} --table-name ${lastPart(resource.resource_id)} --table-class STANDARD_INFREQUENT_ACCESS`,
})
