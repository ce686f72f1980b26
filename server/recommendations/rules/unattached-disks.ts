import type { ChargeKind } from '../../../shared/charge-kind.ts'
import type { Evidence, ResourceLine } from '../evidence.ts'
import { rowOf } from '../line-rows.ts'
import { resourceGroupOf } from '../resource-groups.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { lastPart, shellWord } from '../rule-words.ts'

/** What disks are attached to. */
const machines: readonly ChargeKind[] = [
  'instance',
  'spot-instance',
  'dedicated-host',
  'capacity-idle',
  'cluster-fee',
  'container-capacity',
  'ml-instance',
  'warehouse-instance',
  'data-pipeline',
]

const isMachine = ({ charge_kind }: { readonly charge_kind: ChargeKind }) => machines.includes(charge_kind)

/** Where disks of a provider would stand beside their machine: Azure's resource groups, Google's projects. */
function placeOf({ cloud_provider, account, resource_id }: Place): string | null {
  if (cloud_provider === 'GCP') return account
  return cloud_provider === 'Azure' ? resourceGroupOf(resource_id) : null
}
type Place = Pick<ResourceLine, 'cloud_provider' | 'account' | 'resource_id'>

function findAlone({ lines, resources, has_all_resources, settings }: Evidence): Found[] {
  const projects = lines.filter((line) => line.cloud_provider === 'GCP' && isMachine(line))
  const taken = new Set([
    ...projects.map(({ account }) => account),
    ...resources.filter(isMachine).map(placeOf),
  ])
  return resources
    .filter(({ charge_kind, resource_class }) => charge_kind === 'volume' && resource_class !== 'local-ssd')
    .filter((disk) => has_all_resources || disk.cloud_provider === 'GCP')
    .flatMap((disk) => {
      const place = placeOf(disk)
      return place === null || taken.has(place)
        ? []
        : [{ row: rowOf(disk), saving: (disk.monthly * settings.idle_recovery_percent) / 100 }]
    })
}

/** Disks where no machine was billed in the last four weeks. */
export const unattachedDisks = resourceRule({
  name: 'unattached-disks',
  title: () => 'Look at disks without any machine beside them',
  figure: 'Disks without a machine per month',
  formula:
    'disks per month in resource groups (Azure) and projects (Google Cloud) without the cost of a machine x part that can be removed; at least nothing',
  source:
    'Our own: bills do not join disks to machines, and a machine that is switched off costs nothing while its disk does',
  assumptions: ['idle_recovery_percent'],
  confidence: 'low',
  effort: 'low',
  what_to_do:
    'Look up what these disks are attached to; take a snapshot of those that nothing uses, and delete them.',
  how_to_check: 'The charges for these disks are gone.',
  find: findAlone,
  sure: 0,
  command: ({ cloud_provider, resource_id }) =>
    cloud_provider === 'Azure'
      ? `az disk show --ids ${shellWord(resource_id)} --query managedBy`
      : `gcloud compute disks list --filter="name=${lastPart(resource_id)} AND -users:*"`,
})
