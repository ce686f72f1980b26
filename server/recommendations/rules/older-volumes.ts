import { atRegion, lastPart } from '../rule-words.ts'
import { shareRule } from '../share-rule.ts'
import type { ResourceLine } from '../evidence.ts'
import { recentDays } from '../line-figures.ts'
import { daysPerMonth } from '../../series/mean-month.ts'

/** Up to so many IOPS and MB/s are free with gp3, and gp2 has three IOPS for a GB up to a limit. */
const free = { iops: 3000, throughput: 125 } as const
const gp2 = { iopsPerGb: 3, mostIops: 16_000, fastFromGb: 150, mostThroughput: 250 } as const

/** Prices of gp3 as parts of its price for a GB: an IOPS 6 %, a MB/s 50 %. */
const prices = { iops: 0.06, throughput: 0.5 } as const

/**
 * What a gp2 volume costs less as gp3 with the same IOPS and throughput: the storage is a part cheaper, what gp3 has no
 * more for nothing is bought.
 *
 * @param resource with its GB-months.
 * @param discount what a GB costs less, 0 to 1.
 * @returns an amount a month, 0 where it would be dearer; null where the bill counts no GB.
 */
export function gp3Saving(
  { monthly, quantity, unit }: Pick<ResourceLine, 'monthly' | 'quantity' | 'unit'>,
  discount: number,
): number | null {
  if (quantity === null || quantity <= 0 || unit === null || !/gb-?(mo|month)/i.test(unit)) return null
  // Over a whole month the parts of a GB-month add up to the size of the volume.
  const gigabytes = (quantity / recentDays) * daysPerMonth
  const price = (monthly / gigabytes) * (1 - discount)
  const iops = Math.max(0, Math.min(gp2.iopsPerGb * gigabytes, gp2.mostIops) - free.iops)
  const throughput = gigabytes > gp2.fastFromGb ? gp2.mostThroughput - free.throughput : 0
  const extra = price * (prices.iops * iops + prices.throughput * throughput)
  return Math.max(0, monthly - gigabytes * price - extra)
}

/** gp2 volumes as gp3. */
export const olderVolumes = shareRule({
  name: 'older-volumes',
  kinds: ['volume'],
  partOf: ({ cloud_provider, resource_class }, { gp3_discount_percent }) =>
    cloud_provider === 'AWS' && resource_class === 'gp2'
      ? { low: gp3_discount_percent / 200, expected: gp3_discount_percent / 100 }
      : null,
  title: (names) => `Move ${names} volumes to gp3`,
  figure: 'Cost of gp2 volumes per month',
  formula:
    'cost of gp2 - (GB x price of gp3 + 0.06 x price x IOPS above 3,000 + 0.5 x price x MB/s above 125); the price of gp3 is that of gp2 less the discount. Where the bill counts no GB: cost x discount',
  source: 'KPI queries of the AWS cloud intelligence dashboards; AWS price list of EBS volumes',
  assumptions: ['gp3_discount_percent'],
  confidence: 'high',
  effort: 'low',
  what_to_do: 'Change these volumes to gp3 with the IOPS that they need; that works while they are in use.',
  how_to_check: 'The charges for gp2 are gone, and those for gp3 are smaller.',
  savingOf: (resource, { settings }) => gp3Saving(resource, settings.gp3_discount_percent / 100),
  command: (resource) =>
    `aws ec2 modify-volume${atRegion(resource)} --volume-id ${lastPart(resource.resource_id)} --volume-type gp3`,
})
