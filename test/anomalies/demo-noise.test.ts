import { expect, test } from 'vitest'
import { describeEvents } from '../../server/anomalies/describe-events.ts'
import { detectAnomalies } from '../../server/anomalies/detect-anomalies.ts'
import type { FoundAnomaly } from '../../server/anomalies/found-anomaly.ts'
import { generateCosts, plantedSpikes, type DemoCost } from '../../server/demo-data/generate-costs.ts'
import { serviceKey } from '../../server/costs/service-key.ts'
import { groupBy } from '../../shared/group-by.ts'
import { addDays, addMonths } from '../../shared/period.ts'

/** The last day of the demo data that is complete. */
const through = '2026-11-22'

function findingsOf(costs: readonly DemoCost[], start: string): FoundAnomaly[] {
  const [first] = costs
  if (first === undefined) return []
  const values = costs.filter(({ date }) => date <= through).map(({ cost }) => cost)
  const series = {
    cloud_provider: first.cloud_provider,
    service_name: first.service_name,
    account: null,
    dimension: 'service',
    name: first.service_name,
    start_date: start,
    values,
    looks_for: 'everything',
    known_since: start,
    floor: 10,
  } as const
  return describeEvents(series, detectAnomalies(values, start, 'batch'))
}

test.each([2, 4, 9, 13, 14, 18])(
  'demo data without faults, seed %d, raises at most 3 anomalies in 90 days that are no planted spike',
  (seed) => {
    const end_date = addDays(through, 2)
    const range = { start_date: addMonths(end_date, -6), end_date }
    const services = [...groupBy(generateCosts(seed, range, 'ranges'), serviceKey).values()]
    const noise = services.flatMap((costs) => {
      const [first] = costs
      const spikes = first === undefined ? new Set() : plantedSpikes(first, seed, range)
      return findingsOf(costs, range.start_date).filter(
        ({ days, last_seen }) =>
          last_seen > addDays(through, -90) && !days.some(({ date }) => spikes.has(date)),
      )
    })
    expect(noise.length).toBeLessThanOrEqual(3)
  },
)
