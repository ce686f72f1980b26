import type { ChargeKind } from '../../../shared/charge-kind.ts'
import { addDays } from '../../../shared/period.ts'
import { rowOf } from '../line-rows.ts'
import { resourceRule } from '../resource-rule.ts'
import { atRegion, lastPart, shellWord } from '../rule-words.ts'

const copies: readonly ChargeKind[] = ['snapshot', 'image']

/** Copies that were first billed long ago; what the data does not reach back to has no age. */
export const oldSnapshots = resourceRule({
  name: 'old-snapshots',
  title: () => 'Delete old snapshots and images',
  figure: 'Old snapshots and images per month',
  formula:
    'cost per month of what was first billed so long ago x part that can be deleted; at least half of it',
  source:
    'KPI queries of the AWS cloud intelligence dashboards: snapshots of more than a year, all of their cost',
  assumptions: ['old_snapshot_days', 'old_snapshot_percent'],
  confidence: 'medium',
  effort: 'low',
  what_to_do:
    'Look for images and retention duties that need these copies, delete the others, and let a lifecycle policy do so from now on. Deleting one of a chain frees only what no other copy shares.',
  how_to_check: 'The cost of snapshots and images falls by what these cost.',
  find: ({ resources, range, settings }) => {
    const before = addDays(range.end_date, -settings.old_snapshot_days)
    return resources
      .filter(
        ({ charge_kind, resource_class }) => copies.includes(charge_kind) && resource_class !== 'Archive',
      )
      .filter(({ first_day }) => first_day !== null && first_day <= before)
      .filter(({ last_day }) => last_day === null || last_day >= addDays(range.end_date, -1))
      .map((one) => ({ row: rowOf(one), saving: (one.monthly * settings.old_snapshot_percent) / 100 }))
  },
  sure: 0.5,
  command: (resource) => {
    const { cloud_provider, charge_kind, resource_id } = resource
    if (cloud_provider === 'Azure') return `az resource show --ids ${shellWord(resource_id)}`
    if (cloud_provider === 'GCP')
      return `gcloud compute ${charge_kind === 'image' ? 'images' : 'snapshots'} describe ${lastPart(resource_id)}`
    return cloud_provider === 'AWS' && charge_kind === 'snapshot'
      ? `aws ec2 describe-snapshots${atRegion(resource)} --snapshot-ids ${lastPart(resource_id)}`
      : null
  },
})
