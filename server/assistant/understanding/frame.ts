import { mainProviders, type Provider } from '../../../shared/catalogue.ts'
import type { DayRange, Granularity } from '../../../shared/period.ts'
import type { Concept } from './lexicon/concepts.ts'
import type { AskedPeriod } from './periods/asked-period.ts'
import type { Intent, Reading } from './reading.ts'
import { isSame, type ServiceRef, type Vocabulary } from './vocabulary.ts'

/** Everything that a question settles, and that a follow-up keeps where it names nothing else. */
export type Frame = {
  readonly intent: Intent
  /** Empty for all connected providers. */
  readonly providers: readonly Provider[]
  readonly excludedProviders: readonly Provider[]
  readonly services: readonly ServiceRef[]
  readonly concepts: readonly Concept[]
  readonly excludedServices: readonly ServiceRef[]
  readonly ranking: boolean
  readonly periods: readonly AskedPeriod[]
  readonly compare: DayRange | null
  readonly limit: number | null
  readonly threshold_percent: number | null
  readonly min_amount: number | null
  readonly granularity: Granularity | null
  readonly group_by: 'service' | 'provider' | null
  readonly cheapestFirst: boolean
}

const precedence: readonly Intent[] = [
  'recommendations',
  'anomalies',
  'compare',
  'service',
  'series',
  'total',
]

/** The first of a clause's intents in the order of precedence, or null for none. */
export function ownIntent(reading: Reading): Intent | null {
  const { intents, entities, parameters } = reading
  // A split by provider is a comparison of providers, unless one provider is asked about.
  if (
    parameters.group_by === 'provider' &&
    entities.providers.length !== 1 &&
    !intents.has('recommendations') &&
    !intents.has('anomalies')
  )
    return 'compare'
  return precedence.find((intent) => intents.has(intent)) ?? null
}

/** What a clause that stands on its own settles. */
export function freshFrame(reading: Reading, vocabulary: Vocabulary): Frame {
  const { entities, parameters, time } = reading
  const services = mappedServices(reading, vocabulary)
  return {
    intent: ownIntent(reading) ?? 'total',
    providers: entities.providers,
    excludedProviders: entities.excludedProviders,
    services,
    concepts: entities.concepts,
    excludedServices: excludedServices(reading, vocabulary),
    ranking: services.length + entities.concepts.length === 0 && reading.intents.has('service'),
    periods: time.periods,
    compare: compareOf(reading, time.periods),
    limit: parameters.limit,
    threshold_percent: parameters.threshold_percent,
    min_amount: parameters.min_amount,
    granularity: parameters.granularity ?? time.granularity ?? trendGranularity(reading),
    group_by: groupingOf(reading),
    cheapestFirst: parameters.cheapestFirst,
  }
}

/** A trend of a service is shown day by day. */
function trendGranularity({ intents }: Reading): Granularity | null {
  return intents.has('service') && intents.has('series') ? 'daily' : null
}

function groupingOf(reading: Reading): Frame['group_by'] {
  if (reading.parameters.group_by !== null) return reading.parameters.group_by
  return /\bbreak\s?down\b|\bbroken down\b|\bsplit\b/.test(reading.rest) &&
    !reading.intents.has('service') &&
    !reading.intents.has('series')
    ? 'service'
    : null
}

function compareOf(reading: Reading, periods: readonly AskedPeriod[]): DayRange | null {
  const [period] = periods
  if (reading.time.compare !== null) return reading.time.compare
  const wanted =
    reading.asksChange && !reading.intents.has('anomalies') && !reading.intents.has('recommendations')
  return wanted &&
    period !== undefined &&
    reading.parameters.granularity === null &&
    !reading.intents.has('series')
    ? period.before
    : null
}

/** A service set against a provider that does not have it is set against that provider's own. */
function mappedServices(reading: Reading, vocabulary: Vocabulary): ServiceRef[] {
  const { services, providers } = reading.entities
  if (providers.length === 0 || !reading.hasCompareVerb) return [...services]
  const foreign = providers.filter((provider) => !services.some((one) => one.cloud_provider === provider))
  const counterparts = services.flatMap((service) => counterpartsOf(service, foreign, vocabulary))
  return [...services, ...counterparts.filter((one) => !services.some((other) => isSame(one, other)))]
}

export function counterpartsOf(
  service: ServiceRef,
  providers: readonly Provider[],
  vocabulary: Vocabulary,
): ServiceRef[] {
  const concept = vocabulary.conceptOf(service)
  if (concept === null) return []
  return providers.flatMap((provider) => vocabulary.serviceOf(concept, provider) ?? [])
}

export function excludedServices(reading: Reading, vocabulary: Vocabulary): ServiceRef[] {
  const { excludedServices: named, excludedConcepts, providers } = reading.entities
  const clouds = providers.length > 0 ? providers : mainProviders
  const general = excludedConcepts.flatMap((concept) =>
    clouds.flatMap((provider) => vocabulary.serviceOf(concept, provider) ?? []),
  )
  return [...named, ...general]
}

export { groupingOf as groupingWanted, compareOf as comparisonWanted }
