import { sumMoney } from '../../shared/money.ts'
import type { CostLine, Evidence } from './evidence.ts'
import { recentDays } from './line-figures.ts'
import { daysPerMonth } from '../series/mean-month.ts'

type Amount = Pick<CostLine, 'quantity' | 'unit'>

/** What a quantity of the last four weeks is in a month, in GB; null where the bill counts no GB. */
export function gigabytesOf({ quantity, unit }: Amount): number | null {
  const isStorage = unit !== null && /gb-?(mo|month)/i.test(unit)
  return isStorage && quantity !== null && quantity > 0 ? (quantity / recentDays) * daysPerMonth : null
}

/** What a GB of a volume costs in a month by the bills; null where they have none that is counted. */
function priceOf(lines: readonly CostLine[], volume: string): number | null {
  const own = lines.filter(
    (line) =>
      line.charge_kind === 'volume' &&
      line.cloud_provider === 'AWS' &&
      line.resource_class === volume &&
      gigabytesOf(line) !== null,
  )
  const quantity = sumMoney(own.map((line) => line.quantity ?? 0))
  return quantity > 0 ? sumMoney(own.flatMap(({ daily }) => daily)) / quantity : null
}

/** What a GB of gp3 costs in a month: by the bills themselves, by gp2 there, or null. */
export function gp3Price({ lines, settings }: Pick<Evidence, 'lines' | 'settings'>): number | null {
  const older = priceOf(lines, 'gp2')
  return priceOf(lines, 'gp3') ?? (older === null ? null : older * (1 - settings.gp3_discount_percent / 100))
}
