import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { addDays, countDays } from '../../shared/period.ts'
import { serviceKey } from '../costs/service-key.ts'
import type { FoundAnomaly } from './found-anomaly.ts'
import { isMonthStartFee, type MonthStartFee } from './month-start-fees.ts'

/** Days by which what moves from one line to another begins and ends at most apart. */
const daysApart = 3
/** What is left of it where it only moves, as a part of it. */
const leastLeft = 0.3

/**
 * Findings without those that are no news: too little money below a service, what only moves from one line of a
 * service to another, and fees of the first of a month.
 *
 * @param floor what a line below its service is off by a day at least.
 */
export function worthTelling(
  found: readonly FoundAnomaly[],
  floor: number,
  fees: readonly MonthStartFee[],
): FoundAnomaly[] {
  const dear = found.filter((one) => isDear(one, floor) && !isMonthStartFee(one, fees))
  const below = groupBy(
    dear.filter(({ dimension }) => dimension !== 'service'),
    (one) => `${serviceKey(one)} ${one.dimension}`,
  )
  const moved = new Set([...below.values()].flatMap(findMoves))
  return dear.filter((one) => !moved.has(one))
}

function isDear(found: FoundAnomaly, floor: number): boolean {
  const { dimension, kind, inherited_from, impact } = found
  if (dimension === 'service' || kind === 'new' || kind === 'revived' || inherited_from !== null) return true
  return Math.abs(impact) >= floor * countedDays(found)
}

function countedDays({ kind, began, through, days }: FoundAnomaly): number {
  if (kind === 'spike' || kind === 'drop') return days.length
  return countDays({ start_date: began, end_date: through })
}

/** What begins in one line of a dimension when another of the same service ends, for about the same money. */
function findMoves(lines: readonly FoundAnomaly[]): FoundAnomaly[] {
  const lasting = lines.filter(({ kind }) => kind !== 'spike' && kind !== 'drop')
  return lasting.flatMap((one) => {
    const near = lasting.filter(
      (other) =>
        other.began >= addDays(one.began, -daysApart) && other.began <= addDays(one.began, daysApart),
    )
    const daily = near.map((other) => other.impact / countedDays(other))
    const most = Math.max(
      sumMoney(daily.filter((cost) => cost > 0)),
      -sumMoney(daily.filter((cost) => cost < 0)),
    )
    const hasBoth = daily.some((cost) => cost > 0) && daily.some((cost) => cost < 0)
    return hasBoth && Math.abs(sumMoney(daily)) < leastLeft * most ? [one] : []
  })
}
