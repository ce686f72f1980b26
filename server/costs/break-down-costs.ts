import type { Provider } from '../../shared/catalogue.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import type { CostFilter } from './cost-filter.ts'
import { groupCosts, type CostGroup } from './group-costs.ts'

export type ProviderCost = { readonly cloud_provider: Provider; readonly total_cost: number }

export type ServiceCost = ProviderCost & {
  /** The service's name, with its provider before it where two providers share the name. */
  readonly label: string
  readonly service_name: string
}

/** A range's cost by provider and by service, each dearest first, in the reporting currency and unrounded. */
export type CostBreakdown = {
  readonly total_cost: number
  readonly providers: readonly ProviderCost[]
  readonly services: readonly ServiceCost[]
}

const dearestFirst = (one: ProviderCost, other: ProviderCost) => other.total_cost - one.total_cost

/** Adds up a range by provider and by service, so that both add up to the same total. */
export async function breakDownCosts(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  metric: Metric,
): Promise<CostBreakdown> {
  return breakdownOf(
    await groupCosts(ctx, filter, range, { dimensions: ['service'], granularity: 'daily', metric }),
  )
}

type Part = Pick<CostGroup, 'cloud_provider' | 'service_name' | 'total_cost'>

/** The same of costs that were read already. */
export function addUpCosts<Cost extends { readonly cloud_provider: Provider; readonly service_name: string }>(
  costs: Iterable<Cost>,
  costOf: (cost: Cost) => number,
): CostBreakdown {
  const sums: Part[] = []
  for (const [cloud_provider, own] of groupBy(costs, (cost) => cost.cloud_provider))
    for (const [service_name, members] of groupBy(own, (cost) => cost.service_name))
      sums.push({ cloud_provider, service_name, total_cost: sumMoney(members.map(costOf)) })
  return breakdownOf(sums.sort(byName))
}

function byName(one: Part, other: Part): number {
  const [first, second] = [one, other].map((part) => `${part.cloud_provider} ${part.service_name}`)
  return (first ?? '') < (second ?? '') ? -1 : 1
}

function breakdownOf(groups: readonly Part[]): CostBreakdown {
  const services = labelled(groups)
  const providers = [...groupBy(services, (service) => service.cloud_provider)].map(
    ([cloud_provider, members]) => ({
      cloud_provider,
      total_cost: sumMoney(members.map((member) => member.total_cost)),
    }),
  )
  return {
    total_cost: sumMoney(services.map((service) => service.total_cost)),
    providers: providers.sort(dearestFirst),
    services: services.sort(dearestFirst),
  }
}

function labelled(groups: readonly Part[]): ServiceCost[] {
  const owners = groupBy(groups, (group) => group.service_name)
  return groups.flatMap(({ cloud_provider, service_name, total_cost }) => {
    if (cloud_provider === null || service_name === null) return []
    const shared = (owners.get(service_name)?.length ?? 0) > 1
    return [
      {
        cloud_provider,
        service_name,
        total_cost,
        label: shared ? `${cloud_provider} / ${service_name}` : service_name,
      },
    ]
  })
}
