import { forAsManyDays, type ComparedDays } from '../../shared/compared-days.ts'
import { unconvertedSentence } from '../../shared/currency.ts'
import { percentageChange, percentageOf, roundToCents, sumMoney } from '../../shared/money.ts'
import type { ToolComparison, ToolRow } from '../../shared/tool-results.ts'
import { breakDownCosts, type CostBreakdown, type ServiceCost } from '../costs/break-down-costs.ts'
import { compareCosts, type ComparedCosts } from '../costs/compare-costs.ts'
import { leftOutNotes, perDayNotes } from '../costs/comparison-notes.ts'
import type { Scope } from './resolve-scope.ts'
import type { ToolContext } from './tool.ts'

/** The costs of a scope, and the same comparison that the page shows. */
export type ScopeCosts = {
  readonly whole: CostBreakdown
  /** Null where no day of the period has come yet. */
  readonly compared: ComparedCosts | null
}

export async function scopeCosts(ctx: ToolContext, scope: Scope): Promise<ScopeCosts> {
  const { filter, period, periods } = scope
  const question = { ...filter, metric: 'billed', incomplete_days: 'leave_out' } as const
  const [whole, compared] = await Promise.all([
    breakDownCosts(ctx, filter, period, 'billed'),
    periods === null ? null : compareCosts(ctx, question, periods),
  ])
  return { whole, compared }
}

type Figures = {
  readonly cost: number
  readonly total: number
  /** What the compared days cost, and those before; null where nothing is compared. */
  readonly compared: { readonly now: number; readonly before: number; readonly days: ComparedDays } | null
}

/** A line of figures. */
export function toolRow(
  names: Partial<Pick<ToolRow, 'cloud_provider' | 'service_name' | 'period'>>,
  { cost, compared, total }: Figures,
): ToolRow {
  const before = compared === null ? null : forAsManyDays(compared.before, compared.days)
  return {
    cloud_provider: null,
    service_name: null,
    period: null,
    ...names,
    cost: roundToCents(cost),
    share_percent: total === 0 ? null : percentageOf(cost, total),
    daily_average: null,
    compared_cost: compared === null ? null : roundToCents(compared.now),
    previous_cost: before === null ? null : roundToCents(before),
    change: compared === null || before === null ? null : roundToCents(compared.now - before),
    change_percent: compared === null || before === null ? null : percentageChange(compared.now, before),
  }
}

function isSame(one: ServiceCost, other: ServiceCost): boolean {
  return one.cloud_provider === other.cloud_provider && one.service_name === other.service_name
}

/** A comparison in which no day counts compares nothing. */
function daysCompared({ compared }: ScopeCosts): ComparedCosts | null {
  return compared === null || compared.days.currentDays.size === 0 ? null : compared
}

/** A line for each service, dearest first; those that cost nothing any more come last. */
export function serviceRows(costs: ScopeCosts): ToolRow[] {
  const { whole } = costs
  const compared = daysCompared(costs)
  const before = compared?.previous.services ?? []
  const ended = before
    .filter((then) => !whole.services.some((now) => isSame(now, then)))
    .map((service) => ({ ...service, total_cost: 0 }))
  return [...whole.services, ...ended].map((service) => {
    const { cloud_provider, service_name, total_cost: cost } = service
    const costIn = (services: readonly ServiceCost[]) =>
      services.find((one) => isSame(one, service))?.total_cost ?? 0
    return toolRow(
      { cloud_provider, service_name },
      {
        cost,
        total: whole.total_cost,
        compared: compared && {
          now: costIn(compared.current.services),
          before: costIn(before),
          days: compared.days,
        },
      },
    )
  })
}

/** A line for each provider, dearest first. */
export function providerRows(costs: ScopeCosts): ToolRow[] {
  const { whole } = costs
  const compared = daysCompared(costs)
  return whole.providers.map(({ cloud_provider, total_cost }) => {
    const costIn = ({ providers }: CostBreakdown) =>
      providers.find((one) => one.cloud_provider === cloud_provider)?.total_cost ?? 0
    return toolRow(
      { cloud_provider },
      {
        cost: total_cost,
        total: whole.total_cost,
        compared: compared && {
          now: costIn(compared.current),
          before: costIn(compared.previous),
          days: compared.days,
        },
      },
    )
  })
}

/** The comparison of two totals, with the service that moved them most in the direction of the change. */
function comparisonOf(costs: ScopeCosts): ToolComparison | null {
  const { compared } = costs
  if (compared === null) return null
  const { days, current, previous, change, notes, earlier } = compared
  const moved = serviceRows(costs)
    .filter((row) => (row.change ?? 0) * (change ?? 0) > 0)
    .sort((one, other) => Math.abs(other.change ?? 0) - Math.abs(one.change ?? 0))[0]
  return {
    ...days.previous,
    total_cost: roundToCents(previous.total_cost),
    current: days.current,
    current_total: roundToCents(current.total_cost),
    compared_days: days.currentDays.size,
    previous_days: days.previousDays.size,
    left_out_days: [...days.leftOut],
    change: roundToCents(current.total_cost - previous.total_cost),
    change_percent: change,
    notes: [...notes, ...earlier.unconverted.map(unconvertedSentence)],
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
export function comparedFields(scope: Scope, costs: ScopeCosts) {
  const fields = scopeFields(scope)
  const comparison = comparisonOf(costs)
  return { ...fields, notes: [...fields.notes, ...toldNotes(scope, costs)], comparison }
}

/** What limits the comparison. Days without any data are worth a word only where the question named them. */
function toldNotes({ isComparisonAsked, data_through: data }: Scope, { compared }: ScopeCosts): string[] {
  if (compared === null || data === null) return []
  if (!isComparisonAsked && compared.days.previous.end_date < data.start_date) return []
  // That a change is per day is part of the sentence that tells it.
  const perDay = perDayNotes(compared.days)
  return [
    ...compared.notes.filter((note) => !perDay.includes(note)),
    ...leftOutNotes(compared.days),
    ...compared.earlier.unconverted.map(unconvertedSentence),
  ]
}

function driverName({ cloud_provider, service_name }: ToolRow): string {
  const named = service_name ?? ''
  return cloud_provider === null || named.startsWith(cloud_provider) ? named : `${cloud_provider} ${named}`
}
