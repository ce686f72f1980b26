import { sumMoney } from '../../../shared/money.ts'
import type { Evidence } from '../evidence.ts'
import { daysPerMonth, recentDays } from '../line-figures.ts'
import { idOf, unitsOf, type Row } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { lastPart, atRegion } from '../rule-words.ts'

const isStandard = ({ charge_kind, resource_class }: Row) =>
  charge_kind === 'object-storage' && (resource_class === 'standard' || resource_class === 'hot')

const isRequests = ({ charge_kind }: Pick<Row, 'charge_kind'>) => charge_kind === 'storage-requests'

const isAbout = (row: Row) => isStandard(row) || isRequests(row)

const placeOf = ({ cloud_provider, account }: Row) => `${cloud_provider}\n${account ?? ''}`

/** What the requests of a bucket cost in a month, however little. */
function requestsOf(rows: readonly Row[], { activity }: Evidence): number {
  const own = rows.filter(isRequests)
  const named = sumMoney(own.map(({ monthly }) => monthly))
  const id = idOf(rows[0]?.resource ?? null)
  const counted = activity.filter((one) => isRequests(one) && idOf(one) === id)
  return id === ''
    ? named
    : Math.max(named, (sumMoney(counted.map(({ cost }) => cost)) / recentDays) * daysPerMonth)
}

function findRarelyRead(evidence: Evidence): Found[] {
  const { cold_requests_percent, cold_discount_percent } = evidence.settings
  const units = unitsOf(evidence, isAbout)
  const counted = new Set(evidence.activity.filter(isRequests).map(idOf))
  // Only where requests stand beside storage under the same name, few of them mean something.
  const counting = new Set(
    units
      .filter((rows) => rows.some(isStandard))
      .filter((rows) => rows.some(isRequests) || counted.has(idOf(rows[0]?.resource ?? null)))
      .flatMap((rows) => rows.map(placeOf)),
  )
  return units.flatMap((rows) => {
    const storage = rows.filter(isStandard)
    const monthly = sumMoney(storage.map((row) => row.monthly))
    const [first] = storage
    if (first === undefined || !counting.has(placeOf(first))) return []
    if (requestsOf(rows, evidence) >= (monthly * cold_requests_percent) / 100) return []
    return storage.map((row) => ({ row, saving: (row.monthly * cold_discount_percent) / 100 }))
  })
}

/** The lines of storage that this rule is about. */
export function rarelyReadLines(evidence: Evidence): ReadonlySet<string> {
  return new Set(findRarelyRead(evidence).map(({ row }) => row.line))
}

/** Storage in the standard tier that hardly anybody reads or writes. */
export const rarelyReadStorage = resourceRule({
  name: 'rarely-read-storage',
  title: () => 'Move storage that hardly anybody reads to a colder tier',
  figure: 'Such storage in the standard tier per month',
  formula:
    'storage in the standard tier per month, where its requests cost less than a small part of it, x what a colder tier costs less; at least half of it',
  source:
    'KPI queries of the AWS cloud intelligence dashboards (standard storage without requests); AWS price list of S3: infrequent access 0.0125 against 0.023 USD a GB-month',
  assumptions: ['cold_requests_percent', 'cold_discount_percent'],
  confidence: 'medium',
  effort: 'low',
  what_to_do:
    'Look at the sizes and ages of objects (small ones and those of less than 30 days stay), and add a lifecycle rule to the colder tier.',
  how_to_check:
    'The cost of the standard tier falls, and that of the colder one with its retrieval grows by less.',
  find: findRarelyRead,
  sure: 0.5,
  command: (resource) => {
    const { cloud_provider, resource_id } = resource
    if (cloud_provider === 'AWS')
      return `aws s3api get-bucket-lifecycle-configuration${atRegion(resource)} --bucket ${lastPart(resource_id)}`
    return cloud_provider === 'Azure'
      ? `az storage account management-policy show --account-name ${lastPart(resource_id)}`
      : `gcloud storage buckets describe gs://${lastPart(resource_id)} --format="default(lifecycle_config)"`
  },
})
