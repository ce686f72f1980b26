import { canonicalServiceName, type Provider } from '../../shared/catalogue.ts'
import type { Comparison } from '../../shared/comparison.ts'
import { currencySentences, type CurrencyFigures } from '../../shared/currency.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import { presetRange, type Preset } from '../../shared/preset.ts'
import { listServices } from '../catalogue/list-services.ts'
import { nearestServiceNotes } from '../catalogue/nearest-services.ts'
import { comparedPeriods } from '../costs/compare-costs.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { currencyFigures } from '../costs/currency-figures.ts'
import { dataBounds } from '../costs/resolve-range.ts'
import { incompleteDays } from '../coverage/incomplete-days.ts'
import { BillowError } from '../errors.ts'
import { incompleteNotes, periodNotes } from './scope-notes.ts'
import type { ToolContext } from './tool.ts'

type ScopeInput = {
  readonly start_date?: Day | undefined
  readonly end_date?: Day | undefined
  readonly period?: Preset | undefined
  readonly providers?: readonly Provider[] | undefined
  readonly services?: readonly string[] | undefined
  readonly compare_start_date?: Day | undefined
  readonly compare_end_date?: Day | undefined
}

/** The days and the filter of a tool call, with what every result says about them. */
export type Scope = {
  readonly period: DayRange
  /** The elapsed days and those they are compared with; null where none has come yet. */
  readonly periods: Comparison | null
  readonly filter: CostFilter
  readonly providers: Provider[]
  readonly services: string[]
  readonly data_through: DayRange | null
  readonly notes: string[]
  readonly isComparisonAsked: boolean
  readonly currencies: CurrencyFigures
}

function periodOf(input: ScopeInput, today: Day): DayRange {
  const { start_date, end_date, period } = input
  if (period !== undefined) return presetRange(period, today)
  if (start_date === undefined || end_date === undefined) {
    throw new BillowError('BAD_REQUEST', 'Give start_date and end_date (both included), or a named period.')
  }
  if (start_date > end_date) {
    throw new BillowError('BAD_REQUEST', `start_date ${start_date} is after end_date ${end_date}. Swap them.`)
  }
  return { start_date, end_date }
}

async function knownNames(
  ctx: ToolContext,
  services: readonly string[],
  providers: readonly Provider[],
): Promise<string[]> {
  const known = await listServices(ctx, {})
  const names = services.flatMap((asked) => {
    const wanted = asked.trim().toLowerCase()
    const exact = known.filter((service) => service.name.toLowerCase() === wanted)
    if (exact.length > 0) return exact.map((service) => service.name)
    const clouds: readonly Provider[] = providers.length > 0 ? providers : ['AWS', 'Azure', 'GCP']
    const canonical = clouds
      .map((provider) => canonicalServiceName(provider, asked))
      .find((name) => name !== asked)
    return [canonical ?? asked]
  })
  return [...new Set(names)]
}

/**
 * Turns a tool's arguments into days and a filter.
 *
 * @throws BillowError BAD_REQUEST, with a sentence that says what to send instead.
 */
export async function resolveScope(ctx: ToolContext, input: ScopeInput): Promise<Scope> {
  const today = ctx.clock.today()
  const period = periodOf(input, today)
  const providers = [...new Set(input.providers)]
  const services = await knownNames(ctx, input.services ?? [], providers)
  const data_through = await dataBounds(ctx)
  const owners = providers.length > 0 ? { cloud_provider: providers } : {}
  const incomplete = await incompleteDays(ctx, owners, period)
  const filter = {
    cloud_provider: providers.length > 0 ? providers : undefined,
    service_name: services.length > 0 ? services : undefined,
  }
  const currencies = await currencyFigures(ctx, filter, period, 'billed')
  return {
    period,
    periods: comparedPeriods(period, { ...input, preset: input.period }, today),
    filter,
    providers,
    services,
    data_through,
    notes: [
      ...periodNotes(period, data_through),
      ...incompleteNotes(incomplete),
      ...(services.length > 0 ? await nearestServiceNotes(ctx, services) : []),
      ...currencySentences(currencies),
    ],
    isComparisonAsked: input.compare_start_date !== undefined,
    currencies,
  }
}
