import { mainProviders, type Provider } from '../../../shared/catalogue.ts'
import type { Day, DayRange, Granularity } from '../../../shared/period.ts'
import { presetRange } from '../../../shared/preset.ts'
import type { ToolName } from '../../../shared/tools.ts'
import type { Frame } from './frame.ts'
import { askedPeriod, usualBefore, type AskedPeriod } from './periods/asked-period.ts'
import type { Intent } from './reading.ts'
import { isSame, type ServiceRef, type Vocabulary } from './vocabulary.ts'

/** One tool call with every argument resolved. */
export type PlannedCall = {
  readonly tool: ToolName
  readonly period: DayRange
  /** Whether the user named the period; a default is stated in the answer. */
  readonly periodGiven: boolean
  readonly providers: readonly Provider[]
  readonly services: readonly string[]
  readonly compare: DayRange | null
  readonly limit: number | null
  readonly threshold_percent: number | null
  readonly min_amount: number | null
  readonly granularity: Granularity | null
  readonly group_by: 'service' | 'provider' | null
  readonly sort: 'cost_desc' | 'cost_asc' | null
}

const toolOf: Record<Intent, ToolName> = {
  recommendations: 'get_optimization_recommendations',
  anomalies: 'detect_cost_anomalies',
  compare: 'compare_providers',
  service: 'analyze_service_costs',
  series: 'query_costs_by_range',
  total: 'get_cost_summary',
}

const defaultThreshold = 20

function cloudsOf(frame: Frame): Provider[] {
  const { providers, excludedProviders } = frame
  if (providers.length > 0) return providers.filter((one) => !excludedProviders.includes(one))
  return excludedProviders.length === 0 ? [] : mainProviders.filter((one) => !excludedProviders.includes(one))
}

function servicesOf(frame: Frame, clouds: readonly Provider[], vocabulary: Vocabulary): ServiceRef[] {
  const among =
    clouds.length > 0 ? clouds : mainProviders.filter((one) => !frame.excludedProviders.includes(one))
  const general = frame.concepts.flatMap((concept) =>
    among.flatMap((provider) => vocabulary.serviceOf(concept, provider) ?? []),
  )
  const named = [
    ...frame.services,
    ...general.filter((one) => !frame.services.some((other) => isSame(one, other))),
  ]
  const excluded = (one: ServiceRef) => frame.excludedServices.some((other) => isSame(one, other))
  if (named.length > 0 || frame.excludedServices.length === 0) return named.filter((one) => !excluded(one))
  return vocabulary.present.filter(
    (one) => !excluded(one) && (clouds.length === 0 || clouds.includes(one.cloud_provider)),
  )
}

/** The clouds that a call names: those of its services where none are named; none where all are meant. */
function namedClouds(clouds: readonly Provider[], services: readonly ServiceRef[]): Provider[] {
  const unique = [...new Set([...clouds, ...services.map((service) => service.cloud_provider)])]
  return mainProviders.every((one) => unique.includes(one)) ? [] : unique
}

/** The calls that a frame asks for: one for each period. */
export function toCalls(frame: Frame, vocabulary: Vocabulary, today: Day): PlannedCall[] {
  const clouds = cloudsOf(frame)
  const services = servicesOf(frame, clouds, vocabulary)
  const periodGiven = frame.periods.length > 0
  const periods = periodGiven ? frame.periods : [defaultPeriod(today)]
  const { intent } = frame
  const ordered = intent === 'service' || intent === 'compare' || intent === 'series'
  return periods.map((period) => ({
    tool: toolOf[intent],
    period: daysOf(period),
    periodGiven,
    providers: namedClouds(clouds, services),
    services: [...new Set(services.map((service) => service.service_name))],
    compare: compareOf(frame, period, today),
    limit: frame.limit,
    threshold_percent: intent === 'anomalies' ? (frame.threshold_percent ?? defaultThreshold) : null,
    min_amount: frame.min_amount,
    granularity: granularityOf(frame),
    group_by: intent === 'total' || intent === 'series' || intent === 'compare' ? frame.group_by : null,
    sort: ordered && frame.cheapestFirst ? 'cost_asc' : null,
  }))
}

function defaultPeriod(today: Day): AskedPeriod {
  const preset = 'last_30_days'
  return askedPeriod({ ...presetRange(preset, today), preset }, today)
}

function daysOf({ start_date, end_date }: DayRange): DayRange {
  return { start_date, end_date }
}

function compareOf({ intent, compare }: Frame, period: AskedPeriod, today: Day): DayRange | null {
  if (intent === 'anomalies' || intent === 'recommendations') return null
  return compare ?? (intent === 'series' ? null : fixedComparison(period, today))
}

/** What a named period is compared with, where its days alone would be compared with others. */
function fixedComparison(period: AskedPeriod, today: Day): DayRange | null {
  const { before } = period
  const usual = usualBefore(daysOf(period), today)
  return before.start_date === usual.start_date && before.end_date === usual.end_date ? null : before
}

function granularityOf({ intent, granularity }: Frame): Granularity | null {
  if (intent === 'recommendations' || intent === 'anomalies' || intent === 'total') return null
  return granularity ?? (intent === 'series' ? 'daily' : null)
}
