import { percentageChange, percentageOf, roundToCents, sumMoney } from '../../shared/money.ts'
import type { ToolComparison, ToolRow } from '../../shared/tool-results.ts'
import { breakDownCosts, type CostBreakdown, type ServiceCost } from '../costs/break-down-costs.ts'
import type { Scope } from './resolve-scope.ts'
import type { ToolContext } from './tool.ts'

/** The costs of a scope, with those of the period it is compared with. */
export type ComparedCosts = { readonly current: CostBreakdown; readonly previous: CostBreakdown }

export async function comparedCosts(ctx: ToolContext, scope: Scope): Promise<ComparedCosts> {
  const [current, previous] = await Promise.all([
    breakDownCosts(ctx, scope.filter, scope.period, 'billed'),
    breakDownCosts(ctx, scope.filter, scope.comparison, 'billed'),
  ])
  return { current, previous }
}

type Figures = { readonly cost: number; readonly previous: number | null; readonly total: number }

/** A line of figures; `previous` is null where nothing is compared. */
export function toolRow(
  names: Partial<Pick<ToolRow, 'cloud_provider' | 'service_name' | 'period'>>,
  { cost, previous, total }: Figures,
): ToolRow {
  return {
    cloud_provider: null,
    service_name: null,
    period: null,
    ...names,
    cost: roundToCents(cost),
    share_percent: total === 0 ? null : percentageOf(cost, total),
    previous_cost: previous === null ? null : roundToCents(previous),
    change: previous === null ? null : roundToCents(cost - previous),
    change_percent: previous === null ? null : percentageChange(cost, previous),
  }
}

function isSame(one: ServiceCost, other: ServiceCost): boolean {
  return one.cloud_provider === other.cloud_provider && one.service_name === other.service_name
}

/** A line for each service, dearest first; those that cost nothing any more come last. */
export function serviceRows({ current, previous }: ComparedCosts): ToolRow[] {
  const gone = previous.services.filter((before) => !current.services.some((now) => isSame(now, before)))
  const ended = gone.map((service) => ({ ...service, total_cost: 0 }))
  return [...current.services, ...ended].map((service) => {
    const { cloud_provider, service_name, total_cost: cost } = service
    const before = previous.services.find((one) => isSame(one, service))?.total_cost ?? 0
    return toolRow({ cloud_provider, service_name }, { cost, previous: before, total: current.total_cost })
  })
}

/** A line for each provider, dearest first. */
export function providerRows({ current, previous }: ComparedCosts): ToolRow[] {
  return current.providers.map(({ cloud_provider, total_cost }) =>
    toolRow(
      { cloud_provider },
      {
        cost: total_cost,
        previous:
          previous.providers.find((before) => before.cloud_provider === cloud_provider)?.total_cost ?? 0,
        total: current.total_cost,
      },
    ),
  )
}

/** The comparison of two totals, with the service that moved them most in the direction of the change. */
function comparisonOf(scope: Scope, costs: ComparedCosts): ToolComparison | null {
  const { data_through: data } = scope
  if (data === null || scope.comparison.end_date < data.start_date) return null
  const { current, previous } = costs
  const change = current.total_cost - previous.total_cost
  const moved = serviceRows(costs)
    .filter((row) => (row.change ?? 0) * change > 0)
    .sort((one, other) => Math.abs(other.change ?? 0) - Math.abs(one.change ?? 0))[0]
  return {
    ...scope.comparison,
    total_cost: roundToCents(previous.total_cost),
    change: roundToCents(change),
    change_percent: percentageChange(current.total_cost, previous.total_cost),
    driver: moved === undefined ? null : driverName(moved),
    driver_change: moved?.change ?? null,
  }
}

/** The first lines of a list, and what the others come to. */
export function cutRows(rows: readonly ToolRow[], limit: number) {
  const omitted = rows.slice(limit)
  return {
    rows: rows.slice(0, limit),
    omitted_count: omitted.length,
    omitted_cost: roundToCents(sumMoney(omitted.map((row) => row.cost))),
  }
}

/** What every result carries about its scope. */
export function scopeFields(scope: Scope) {
  const { period, providers, services, data_through, notes } = scope
  return {
    period,
    providers,
    services,
    data_through,
    notes,
    ...scope.currencies,
    cost_basis: 'billed' as const,
  }
}

/** What every result with a comparison carries about its scope. */
export function comparedFields(scope: Scope, costs: ComparedCosts) {
  const fields = scopeFields(scope)
  const comparison = comparisonOf(scope, costs)
  // Days that hold no data at all are worth a word only where the question named them.
  const told = scope.isComparisonAsked || comparison !== null ? scope.comparisonNotes : []
  return { ...fields, notes: [...fields.notes, ...told], comparison }
}

function driverName({ cloud_provider, service_name }: ToolRow): string {
  const named = service_name ?? ''
  return cloud_provider === null || named.startsWith(cloud_provider) ? named : `${cloud_provider} ${named}`
}
