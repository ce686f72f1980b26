import { groupOfKind, type ChargeKind } from '../../../shared/charge-kind.ts'
import { rowOf } from '../line-rows.ts'
import { resourceGroupOf } from '../resource-groups.ts'
import { resourceRule } from '../resource-rule.ts'
import { shellWord } from '../rule-words.ts'

const beside: readonly ChargeKind[] = ['address', 'address-used', 'address-idle', 'dns']

/** What can have an address: machines, gateways, balancers, firewalls and what runs in a network. */
function canHaveAddress(kind: ChargeKind): boolean {
  return (
    (['compute', 'network'].includes(groupOfKind(kind)) && !beside.includes(kind)) || kind === 'api-requests'
  )
}

/** Azure bills an address alike whether it is used or not; one beside nothing that could use it may be left over. */
export const unusedAddresses = resourceRule({
  name: 'unused-addresses',
  title: () => 'Look at public addresses without anything beside them',
  figure: 'Such addresses per month',
  formula:
    'public addresses per month in resource groups without the cost of a machine, balancer or gateway x part that can be removed; at least nothing',
  source: 'Our own: Azure has the same meter for addresses in use and idle ones',
  assumptions: ['idle_recovery_percent'],
  confidence: 'low',
  effort: 'low',
  what_to_do: 'Look up whether these addresses are associated with anything, and release those that are not.',
  how_to_check: 'The charges for these addresses are gone.',
  find: ({ resources, has_all_resources, settings }) => {
    if (!has_all_resources) return []
    const used = new Set(
      resources
        .filter(({ charge_kind }) => canHaveAddress(charge_kind))
        .map(({ resource_id }) => resourceGroupOf(resource_id)),
    )
    return resources.flatMap((one) => {
      const group = resourceGroupOf(one.resource_id)
      if (one.charge_kind !== 'address' || group === null || used.has(group)) return []
      return [{ row: rowOf(one), saving: (one.monthly * settings.idle_recovery_percent) / 100 }]
    })
  },
  sure: 0,
  command: ({ resource_id }) =>
    `az network public-ip show --ids ${shellWord(resource_id)} --query ipConfiguration`,
})
