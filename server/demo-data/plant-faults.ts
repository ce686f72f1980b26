import { roundToCents } from '../../shared/money.ts'
import { countDays, daysOf, type Day, type DayRange } from '../../shared/period.ts'
import type { DemoCost } from './generate-costs.ts'
import { incompleteDays, plantedChanges, plantedServices, type PlantedService } from './planted-faults.ts'
import { createRandom } from './random.ts'

/** A demo row that may say which category its service is of. */
export type PlantedCost = DemoCost & { readonly service_category?: string | null }

const noise = 0.03

/**
 * Plants one of everything that anomalies and recommendations look for, the same for the same seed and range, and
 * leaves the last two days incomplete.
 *
 * @param costs the demo data to plant it in.
 */
export function plantFaults(costs: readonly DemoCost[], seed: number, range: DayRange): PlantedCost[] {
  const changed = costs.map((cost) => ({ ...cost, cost: roundToCents(cost.cost * factorOf(cost, range)) }))
  const added = plantedServices.flatMap((service) => rowsOf(service, seed, range))
  return [...changed, ...added]
}

function factorOf({ cloud_provider, service_name, date }: DemoCost, range: DayRange): number {
  const place = placeOf(date, range)
  const change = plantedChanges.find(
    (planted) => planted.cloud_provider === cloud_provider && planted.service_name === service_name,
  )
  return (change?.factorOn(place) ?? 1) * (incompleteDays[place.daysBeforeEnd] ?? 1)
}

function rowsOf({ shows, cost, ...service }: PlantedService, seed: number, range: DayRange): PlantedCost[] {
  const random = createRandom(`${seed} ${shows} ${service.service_name}`)
  return daysOf(range).map((date) => {
    const factor = 1 - noise + 2 * noise * random()
    const part = incompleteDays[placeOf(date, range).daysBeforeEnd] ?? 1
    return { ...service, date, cost: roundToCents(cost * factor * part) }
  })
}

function placeOf(date: Day, { end_date }: DayRange) {
  return { daysBeforeEnd: countDays({ start_date: date, end_date }) - 1 }
}
