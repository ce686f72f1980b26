import type { Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import { groupCosts } from '../costs/group-costs.ts'
import type { Scope } from './resolve-scope.ts'
import type { ToolContext } from './tool.ts'

/** What one service cost on each day that it cost anything. */
export type ServiceSeries = {
  readonly cloud_provider: Provider
  readonly service_name: string
  readonly days: ReadonlyMap<Day, number>
}

/** The daily costs of every service of a scope, over days of the caller's choice. */
export async function serviceSeries(
  ctx: ToolContext,
  scope: Scope,
  range: DayRange,
): Promise<ServiceSeries[]> {
  const groups = await groupCosts(ctx, scope.filter, range, {
    dimensions: ['service', 'date'],
    granularity: 'daily',
    metric: 'billed',
  })
  const byService = groupBy(groups, (group) => `${group.cloud_provider} ${group.service_name}`)
  return [...byService.values()].flatMap((days) => {
    const [first] = days
    if (first === undefined || first.cloud_provider === null || first.service_name === null) return []
    const { cloud_provider, service_name } = first
    const costs = days.flatMap(({ first_day, total_cost }) =>
      first_day === null ? [] : [[first_day, total_cost] as const],
    )
    return [{ cloud_provider, service_name, days: new Map(costs) }]
  })
}
