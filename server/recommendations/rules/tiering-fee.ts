import { sumMoney } from '../../../shared/money.ts'
import type { Evidence } from '../evidence.ts'
import { unitsOf, type Row, type RowKind } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { atRegion, lastPart } from '../rule-words.ts'

const isTiering = ({ cloud_provider, charge_kind, resource_class }: RowKind) =>
  cloud_provider === 'AWS' &&
  resource_class === 'intelligent-tiering' &&
  (charge_kind === 'storage-monitoring' || charge_kind === 'object-storage')

function findIn(rows: readonly Row[], percent: number): Found[] {
  const [fees, storage] = ['storage-monitoring', 'object-storage'].map((kind) =>
    rows.filter(({ charge_kind }) => charge_kind === kind),
  )
  const stored = sumMoney((storage ?? []).map(({ monthly }) => monthly))
  const fee = sumMoney((fees ?? []).map(({ monthly }) => monthly))
  if (stored <= 0 || fee <= (stored * percent) / 100) return []
  return (fees ?? []).map((row) => ({ row, saving: row.monthly }))
}

/** Intelligent-Tiering watches each object for a fee, which is much for small ones. */
export const tieringFee = resourceRule({
  name: 'tiering-fee',
  title: () => 'Take small objects out of Intelligent-Tiering',
  figure: 'Monitoring of objects per month',
  formula:
    'fee for monitoring per month, where it is more than a part of the storage that it is for; at least half of it',
  source: 'AWS price list of S3: 0.0025 USD a month for 1,000 objects, whatever their size from 128 KB on',
  assumptions: ['tiering_fee_percent'],
  confidence: 'medium',
  effort: 'medium',
  what_to_do: 'Put many small objects into one, or keep them in the standard tier.',
  how_to_check: 'The fee for monitoring is gone, and the storage costs no more than that less.',
  find: (evidence: Evidence) =>
    unitsOf(evidence, isTiering).flatMap((rows) => findIn(rows, evidence.settings.tiering_fee_percent)),
  sure: 0.5,
  command: (resource) =>
    `aws s3api list-bucket-intelligent-tiering-configurations${atRegion(resource)} --bucket ${lastPart(resource.resource_id)}`,
})
