import { builtInServices, type BuiltInService } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundToCents } from '../../shared/money.ts'
import { countDays, daysOf, isoWeekday, periodAround, type Day, type DayRange } from '../../shared/period.ts'
import type { DemoProfile } from '../../shared/demo-data.ts'
import { dailyRanges, shape, targetMix } from './profiles.ts'
import { createRandom, sample, type Random } from './random.ts'

/** One day's cost of one service, in USD and cents. */
export type DemoCost = {
  readonly cloud_provider: BuiltInService['cloud_provider']
  readonly service_name: string
  readonly date: Day
  readonly cost: number
}

/**
 * Makes up one row per built-in service and day, the same for the same seed and range.
 *
 * @param profile `ranges` keeps each service in its daily range; `target_mix` keeps each provider's spend and splits
 *   it 40/35/25 over compute, storage and serverless.
 */
export function generateCosts(seed: number, range: DayRange, profile: DemoProfile): DemoCost[] {
  const days = daysOf(range)
  const series = builtInServices.map((service) => ({
    service,
    costs: dailyCosts(service, seed, days, range),
  }))
  const levels =
    profile === 'ranges' ? series : [...groupBy(series, levelOf)].flatMap(([, members]) => remix(members))
  return days.flatMap((date, index) =>
    levels.map(({ service, costs }) => ({
      cloud_provider: service.cloud_provider,
      service_name: service.service_name,
      date,
      cost: roundToCents(costs[index] ?? 0),
    })),
  )
}

type Series = { readonly service: BuiltInService; readonly costs: readonly number[] }

const levelOf = ({ service }: Series) => service.cloud_provider

/** The days on which a service of the demo data is planted a spike. */
export function plantedSpikes(service: Named, seed: number, range: DayRange): ReadonlySet<Day> {
  return spikeDays(randomOf(service, seed, range), daysOf(range))
}

type Named = Pick<DemoCost, 'cloud_provider' | 'service_name'>

function randomOf({ cloud_provider, service_name }: Named, seed: number, range: DayRange): Random {
  return createRandom(`${seed} ${cloud_provider} ${service_name} ${range.start_date} ${range.end_date}`)
}

function dailyCosts(service: BuiltInService, seed: number, days: readonly Day[], range: DayRange): number[] {
  const random = randomOf(service, seed, range)
  const spikes = spikeDays(random, days)
  const [low, high] = dailyRanges[service.service_name] ?? [0, 0]
  const base = baseFor(low, high)
  return days.map((day, index) => {
    const trend = 1 + ((shape.trendEnd - 1) * index) / Math.max(1, days.length - 1)
    const weekday = isoWeekday(day) >= 6 ? shape.weekend : 1
    const monthEnd = Number(day.slice(8)) >= shape.monthEndFrom ? shape.monthEnd : 1
    const noise = 1 - shape.noise + 2 * shape.noise * random()
    const spike = spikes.has(day) ? shape.spike : 1
    return Math.min(high, Math.max(low, base * trend * weekday * monthEnd * noise * spike))
  })
}

/** Puts the widest possible spread of factors into the range; where it is wider, it overlaps evenly at both ends. */
function baseFor(low: number, high: number): number {
  const least = shape.weekend * (1 - shape.noise)
  const most = shape.trendEnd * shape.monthEnd * (1 + shape.noise) * shape.spike
  return Math.sqrt((low / least) * (high / most))
}

function spikeDays(random: Random, days: readonly Day[]): Set<Day> {
  const months = groupBy(days, (day) => day.slice(0, 7))
  return new Set(
    [...months.values()].flatMap((present) => {
      const [fewest, most] = shape.spikesPerMonth
      const wanted = random() < 0.5 ? fewest : most
      const whole = countDays(periodAround(present[0] ?? '', 'monthly'))
      return sample(random, present, Math.round((wanted * present.length) / whole))
    }),
  )
}

function remix(members: readonly Series[]): Series[] {
  const sum = (costs: readonly number[]) => costs.reduce((total, cost) => total + cost, 0)
  const spend = sum(members.map(({ costs }) => sum(costs)))
  return members.map(({ service, costs }) => {
    const scale = (targetMix[service.category] * spend) / sum(costs)
    return { service, costs: costs.map((cost) => cost * scale) }
  })
}
