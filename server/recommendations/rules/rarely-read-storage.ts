import { groupBy } from '../../../shared/group-by.ts'
import { sumMoney } from '../../../shared/money.ts'
import type { Evidence } from '../evidence.ts'
import { recentDays } from '../line-figures.ts'
import { daysPerMonth } from '../../series/mean-month.ts'
import { idOf, unitsOf, type Row, type RowKind } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { lastPart, atRegion } from '../rule-words.ts'

const isStandard = ({ charge_kind, resource_class }: RowKind) =>
  charge_kind === 'object-storage' && (resource_class === 'standard' || resource_class === 'hot')

const isRequests = ({ charge_kind }: Pick<RowKind, 'charge_kind'>) => charge_kind === 'storage-requests'

/** Few requests may still read much, which then is transferred. */
const isRead = ({ charge_kind }: RowKind) => /^transfer-(internet|region)$/.test(charge_kind)

const isAbout = (row: RowKind) => isStandard(row) || isRequests(row) || isRead(row)

const placeOf = ({ cloud_provider, account }: RowKind) => `${cloud_provider}\n${account ?? ''}`

function findRarelyRead(evidence: Evidence): Found[] {
  const { cold_requests_percent, cold_discount_percent } = evidence.settings
  const stored = unitsOf(evidence, isAbout).filter((rows) => rows.some(isStandard))
  const counted = groupBy(evidence.activity.filter(isRequests), idOf)
  const idOfUnit = (rows: readonly Row[]) => idOf(rows[0]?.resource ?? null)
  // Only where requests stand beside storage under the same name, few of them mean something.
  const counting = new Set(
    stored
      .filter((rows) => rows.some(isRequests) || counted.has(idOfUnit(rows)))
      .flatMap((rows) => rows.map(placeOf)),
  )
  return stored.flatMap((rows) => {
    const storage = rows.filter(isStandard)
    const use = sumMoney(rows.filter((row) => !isStandard(row)).map(({ monthly }) => monthly))
    const requests = sumMoney((counted.get(idOfUnit(rows)) ?? []).map(({ cost }) => cost))
    const monthly = sumMoney(storage.map((row) => row.monthly))
    const most = (monthly * cold_requests_percent) / 100
    const isCounted = storage.some((row) => counting.has(placeOf(row)))
    if (!isCounted || Math.max(use, (requests / recentDays) * daysPerMonth) >= most) return []
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
    'storage in the standard tier per month, where its requests and transfer cost less than a small part of it, x what a colder tier costs less; at least half of it',
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
