import type { ChargeKind } from '../../../shared/charge-kind.ts'
import type { Evidence, ResourceLine } from '../evidence.ts'
import { rowOf } from '../line-rows.ts'
import { resourceGroupOf } from '../resource-groups.ts'
import { resourceRule } from '../resource-rule.ts'
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

/** Azure's machines stand in a resource group, and Google's in a project, mostly beside their disks. */
function isAlone(disk: ResourceLine, { lines, resources, has_all_resources }: Evidence): boolean {
  const isMachine = ({ charge_kind }: { readonly charge_kind: ChargeKind }) => machines.includes(charge_kind)
  if (disk.cloud_provider === 'GCP')
    return !lines.some(
      (line) => line.cloud_provider === 'GCP' && isMachine(line) && line.account === disk.account,
    )
  const group = resourceGroupOf(disk.resource_id)
  return (
    group !== null &&
    has_all_resources &&
    !resources.some((one) => isMachine(one) && resourceGroupOf(one.resource_id) === group)
  )
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
  find: (evidence) =>
    evidence.resources
      .filter(({ charge_kind, resource_class }) => charge_kind === 'volume' && resource_class !== 'local-ssd')
      .filter((disk) => isAlone(disk, evidence))
      .map((disk) => ({
        row: rowOf(disk),
        saving: (disk.monthly * evidence.settings.idle_recovery_percent) / 100,
      })),
  sure: 0,
  command: ({ cloud_provider, resource_id }) =>
    cloud_provider === 'Azure'
      ? `az disk show --ids ${shellWord(resource_id)} --query managedBy`
      : `gcloud compute disks list --filter="name=${lastPart(resource_id)} AND -users:*"`,
})
