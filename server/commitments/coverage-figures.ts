import type {
  CommitmentsResponse,
  CoverageDimension,
  CoverageGroup,
  CoveragePeriod,
} from '../../shared/commitment.ts'
import { isChargeKind, kindLabel } from '../../shared/charge-kind.ts'
import { groupBy } from '../../shared/group-by.ts'
import { roundForApi } from '../../shared/money.ts'
import { periodLabel, type Granularity } from '../../shared/period.ts'
import { instanceFamily } from '../charges/kinds/instance-family.ts'
import type { ChargeGroup } from '../costs/charge-groups.ts'
import { coveragePercent, coveredUsage, type CoveredUsage } from './covered-usage.ts'

type Price = (group: ChargeGroup) => number | null

/** Coverage in the words of the contract. */
export function coverageOf(usage: CoveredUsage): Omit<CoverageGroup, 'value'> {
  const percent = coveragePercent(usage)
  return {
    covered_cost: roundForApi(usage.covered),
    uncovered_cost: roundForApi(usage.uncovered),
    coverage_percent: percent === null ? null : roundForApi(percent),
  }
}

/** Coverage of eligible usage by one of its dimensions, the dearest first. */
export function coverageBy(
  usage: readonly ChargeGroup[],
  dimension: CoverageDimension,
  priceOf: Price,
): CommitmentsResponse['coverage'] {
  return [...groupBy(usage, (group) => valueOf(group, dimension) ?? '')]
    .map(([value, own]) => ({
      value: value === '' ? null : value,
      ...coverageOf(coveredUsage(own, priceOf)),
    }))
    .filter(({ covered_cost, uncovered_cost }) => covered_cost + uncovered_cost > 0)
    .sort((one, other) => total(other) - total(one) || (one.value ?? '').localeCompare(other.value ?? ''))
}

const total = ({ covered_cost, uncovered_cost }: Pick<CoverageGroup, 'covered_cost' | 'uncovered_cost'>) =>
  covered_cost + uncovered_cost

function valueOf(group: ChargeGroup, dimension: CoverageDimension): string | null {
  if (dimension === 'service') return `${group.cloud_provider} / ${group.service_name}`
  if (dimension === 'family') return instanceFamily(group.resource_class)
  if (dimension === 'charge_kind')
    return isChargeKind(group.charge_kind) ? kindLabel(group.charge_kind) : null
  return group[dimension]
}

/** Coverage of each period, oldest first. */
export function coverageOverTime(
  usage: readonly ChargeGroup[],
  granularity: Granularity,
  priceOf: Price,
): CoveragePeriod[] {
  return [...groupBy(usage, ({ date }) => periodLabel(date ?? '', granularity))]
    .map(([period, own]) => ({ period, ...coverageOf(coveredUsage(own, priceOf)) }))
    .sort((one, other) => (one.period < other.period ? -1 : 1))
}
