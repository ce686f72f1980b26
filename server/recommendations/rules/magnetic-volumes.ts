import { groupBy } from '../../../shared/group-by.ts'
import type { Evidence, ResourceLine } from '../evidence.ts'
import { gigabytesOf, gp3Price } from '../gp3-price.ts'
import { idOf, rowOf } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { atRegion, lastPart } from '../rule-words.ts'

const isMagnetic = ({ cloud_provider, charge_kind, resource_class }: ResourceLine) =>
  cloud_provider === 'AWS' && charge_kind === 'volume' && resource_class === 'standard'

/** Its requests are billed by number, as those of no other type are. */
const isRequests = ({ charge_kind, resource_class }: ResourceLine) =>
  charge_kind === 'volume-performance' && resource_class === null

function toFound(volume: ResourceLine, requests: readonly ResourceLine[], evidence: Evidence): Found[] {
  const gigabytes = gigabytesOf(volume)
  if (gigabytes === null) return []
  const dearer = 1 + evidence.settings.magnetic_volume_surcharge_percent / 100
  const price = gp3Price(evidence) ?? (volume.monthly / gigabytes) * dearer
  const cost = requests.reduce((sum, { monthly }) => sum + monthly, volume.monthly)
  const saving = cost - gigabytes * price
  if (saving <= 0) return []
  const [first, ...rest] = [...requests, volume]
  return first === undefined
    ? []
    : [{ row: rowOf(first), saving }, ...rest.map((one) => ({ row: rowOf(one), saving: 0 }))]
}

/** Magnetic volumes of before, where their requests cost more than gp3 costs more. */
export const magneticVolumes = resourceRule({
  name: 'magnetic-volumes',
  title: () => 'Move magnetic volumes to gp3',
  figure: 'Magnetic volumes with their requests per month',
  formula:
    'cost of magnetic volumes with their requests - GB x price of gp3, where that is more than nothing',
  source:
    'AWS price list of EBS volumes: 0.05 USD a GB-month and 0.05 USD a million requests against 0.08 USD',
  assumptions: ['magnetic_volume_surcharge_percent'],
  confidence: 'medium',
  effort: 'low',
  what_to_do: 'Change these volumes to gp3; volumes that a machine boots from take a snapshot and a swap.',
  how_to_check:
    'The charges for magnetic volumes and their requests are gone, and those for gp3 are smaller.',
  find: (evidence) => {
    const requests = groupBy(evidence.resources.filter(isRequests), idOf)
    return evidence.resources
      .filter(isMagnetic)
      .flatMap((volume) => toFound(volume, requests.get(idOf(volume)) ?? [], evidence))
  },
  sure: 0.5,
  command: (resource) =>
    `aws ec2 modify-volume${atRegion(resource)} --volume-id ${lastPart(resource.resource_id)} --volume-type gp3`,
})
