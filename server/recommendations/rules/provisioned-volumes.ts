import { groupBy } from '../../../shared/group-by.ts'
import type { Evidence, ResourceLine } from '../evidence.ts'
import { gigabytesOf, gp3Price } from '../gp3-price.ts'
import { recentDays } from '../line-figures.ts'
import { daysPerMonth } from '../../series/mean-month.ts'
import { idOf, rowOf } from '../line-rows.ts'
import { resourceRule, type Found } from '../resource-rule.ts'
import { atRegion, lastPart } from '../rule-words.ts'

/** What gp3 can do at most, and what of it is free. */
const most = 16_000
const free = 3_000
/** An IOPS costs this part of a GB of gp3. */
const perIops = 0.06

const isProvisioned = ({ resource_class }: ResourceLine) => /^io[12]$/.test(resource_class ?? '')

function toFound(volume: ResourceLine, own: readonly ResourceLine[], evidence: Evidence): Found[] {
  const iops = (own.reduce((sum, { quantity }) => sum + (quantity ?? 0), 0) / recentDays) * daysPerMonth
  if (iops <= 0 || iops > most) return []
  const gigabytes = gigabytesOf(volume)
  const cheaper = 1 - evidence.settings.io_volume_discount_percent / 100
  const price = gp3Price(evidence) ?? (gigabytes === null ? null : (volume.monthly / gigabytes) * cheaper)
  const storage = gigabytes === null || price === null ? volume.monthly * cheaper : gigabytes * price
  const extra = price === null ? null : perIops * price * Math.max(0, iops - free)
  const ofPerformance = own.map((one) => ({
    row: rowOf(one),
    // Without a price of gp3 nobody can tell what more than the free IOPS would cost.
    saving: extra === null ? 0 : Math.max(0, one.monthly - extra / own.length),
  }))
  return [{ row: rowOf(volume), saving: Math.max(0, volume.monthly - storage) }, ...ofPerformance]
}

/** io1 and io2 volumes that need no more IOPS than gp3 has. */
export const provisionedVolumes = resourceRule({
  name: 'provisioned-volumes',
  title: (names) => `Move ${names} volumes of up to 16,000 IOPS to gp3`,
  figure: 'Such volumes with their IOPS per month',
  formula:
    'cost of io1 and io2 with their IOPS - GB x price of gp3 - 0.06 x price x IOPS above 3,000; the price of gp3 is that of the bills, else that of gp2 or of these volumes less the discount',
  source: 'KPI queries of the AWS cloud intelligence dashboards; AWS price list of EBS volumes',
  assumptions: ['io_volume_discount_percent', 'gp3_discount_percent'],
  confidence: 'medium',
  effort: 'medium',
  what_to_do:
    'Look at latency and throughput; volumes of clusters that attach one to several machines, and those that need the durability of io2, stay. Change the others to gp3 with the IOPS that they need.',
  how_to_check: 'The charges for io1, io2 and their IOPS are gone, and those for gp3 are smaller.',
  find: (evidence) => {
    const own = evidence.resources.filter((one) => one.cloud_provider === 'AWS' && isProvisioned(one))
    const performance = groupBy(
      own.filter(({ charge_kind }) => charge_kind === 'volume-performance'),
      idOf,
    )
    return own
      .filter(({ charge_kind }) => charge_kind === 'volume')
      .flatMap((volume) => toFound(volume, performance.get(idOf(volume)) ?? [], evidence))
  },
  sure: 0.5,
  command: (resource) =>
    `aws ec2 modify-volume${atRegion(resource)} --volume-id ${lastPart(resource.resource_id)} --volume-type gp3`,
})
