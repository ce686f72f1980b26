import type { Provider } from '../../../shared/catalogue.ts'
import {
  comparisonWanted,
  counterpartsOf,
  excludedServices,
  freshFrame,
  groupingWanted,
  ownIntent,
  type Frame,
} from './frame.ts'
import type { Intent, Reading } from './reading.ts'
import { isSame, type ServiceRef, type Vocabulary } from './vocabulary.ts'

const joiner =
  /^(?:\W*)(?:and\b|what about|how about|same\b|also\b|only\b|just\b|instead|but\b|plus\b|include\b|add\b|exclude\b|excluding|without|except|drop\b|remove\b|why\b\W*$|why (?:is|was|did) (?:that|it|this)\b|vs\b|versus|compared|compare (?:it|that|this|them|those|to|with|against)|switch|make (?:it|that)|change (?:it|that|to)|narrow|filter|limit|again\b|the same|now (?:for|just|only|by|with|without|do|in|the|~)|then (?:for|by)|ok(?:ay)? (?:and|but|what about|how about|now)|or\b|with\b|for\b|in\b|by\b|per\b|on\b|during\b|not\b|no,|actually|sorry|i meant|rather|use\b|try\b|(?:set|raise|lower|bump|increase|reduce|drop|move|put) (?:it|that|the threshold|threshold|the limit)|and,?)/
const anaphora =
  /\b(?:(?:break|split|group|drill|plot|chart|graph|show|give|list|do|repeat|display|sort|rank|see|put|place|add|compare|explain|slice|view|run)(?: me)? (?:it|that|this|them|those|these|the same|down)\b|(?:that|it|this|those|them) (?:down|by|for|in|per|up|out|broken|split|as well|too|again|compare|change|go|over|instead|look)\b|as well\b|\btoo\b|\binstead\b|\bof (?:that|those|these|them|it)\b|\bthe (?:other|remaining|rest)\b|\bdrill\b|\bmore detail|\bwhat drove (?:it|that|this|them)|\bfor (?:that|those|them|it)\b|\bwas (?:it|that)\b|\bis (?:that|it|this) (?:more|less|up|down|higher|lower|a lot|normal|compared)|\bequivalents?\b|(?:reduce|cut|lower|save on|improve|optimi[sz]e|explain|fix|shrink|trim) (?:it|that|this|those|them)\b|\bcounterparts?\b|\bsame (?:for|but|with|thing|question|period|in))/
const adding = /\b(?:include|including|add|also|plus|as well|too|along with|together with|with)\b/
const strongQuestion =
  /\b(?:what|how much|which|who|where)\b.*\b(?:cost|costs|spend|spent|spending|bill|pay|paid|expensive)\b/

/** Whether a clause leans on the question before it. */
export function isFollowUp(reading: Reading): boolean {
  const { text, rest, entities, time, parameters } = reading
  if (joiner.test(text) || anaphora.test(rest)) return true
  const asksOnItsOwn =
    reading.hasCostWord || reading.intents.has('recommendations') || reading.intents.has('compare')
  if (asksOnItsOwn) return false
  const namesSomething =
    entities.providers.length + entities.services.length + entities.concepts.length > 0 ||
    time.periods.length > 0 ||
    entities.everyProvider ||
    parameters.granularity !== null ||
    parameters.group_by !== null ||
    parameters.limit !== null ||
    parameters.threshold_percent !== null ||
    reading.intents.size > 0
  return namesSomething || (reading.asksWhy && text.split(' ').length <= 6)
}

type Names = Pick<Frame, 'providers' | 'services' | 'concepts' | 'excludedProviders' | 'excludedServices'>

function union<Value>(one: readonly Value[], other: readonly Value[]): Value[] {
  return [...new Set([...one, ...other])]
}

/** The services of the frame, as other providers have them. */
function carried(frame: Frame, providers: readonly Provider[], vocabulary: Vocabulary): ServiceRef[] {
  const mapped = frame.services.flatMap((service) =>
    providers.includes(service.cloud_provider) ? [service] : counterpartsOf(service, providers, vocabulary),
  )
  return mapped.filter((service, index) => mapped.findIndex((other) => isSame(other, service)) === index)
}

type Exclusions = Pick<Frame, 'excludedProviders' | 'excludedServices'>

/** The names after a follow-up that names services. */
function withServices(frame: Frame, { entities }: Reading, extend: boolean, excluded: Exclusions): Names {
  const kept = entities.services.length === 0 ? frame.providers : []
  const providers = entities.providers.length > 0 ? entities.providers : kept
  if (!extend) {
    const { services, concepts } = entities
    return { ...excluded, excludedServices: [], providers, services, concepts }
  }
  const added = entities.services.filter((one) => !frame.services.some((other) => isSame(one, other)))
  return {
    ...excluded,
    providers: frame.services.length > 0 ? [] : providers,
    services: [...frame.services, ...added],
    concepts: union(frame.concepts, entities.concepts),
  }
}

/** The names after a follow-up that names providers. */
function withProviders(frame: Frame, { entities }: Reading, extend: boolean, vocabulary: Vocabulary) {
  const implied = frame.services.map((one) => one.cloud_provider)
  const before = frame.providers.length > 0 ? frame.providers : implied
  const providers = extend ? union(before, entities.providers) : entities.providers
  return { providers, services: carried(frame, providers, vocabulary), concepts: frame.concepts }
}

function namesAfter(frame: Frame, reading: Reading, vocabulary: Vocabulary): Names {
  const { entities, text } = reading
  const comparing = reading.hasCompareVerb && reading.time.compare === null
  const extend = adding.test(text.replace(/^and\b/, '')) || comparing
  const stillExcluded = frame.excludedProviders.filter((one) => !entities.providers.includes(one))
  const excluded: Exclusions = {
    excludedProviders: union(stillExcluded, entities.excludedProviders),
    excludedServices: [...frame.excludedServices, ...excludedServices(reading, vocabulary)],
  }
  if (entities.services.length + entities.concepts.length > 0)
    return withServices(frame, reading, extend, excluded)
  if (entities.providers.length > 0)
    return { ...excluded, ...withProviders(frame, reading, extend, vocabulary) }
  if (entities.everyProvider) {
    const concepts = frame.services.flatMap((service) => vocabulary.conceptOf(service) ?? [])
    return {
      ...excluded,
      excludedProviders: [],
      providers: [],
      services: [],
      concepts: union(frame.concepts, concepts),
    }
  }
  const providers = frame.providers.filter((one) => !entities.excludedProviders.includes(one))
  return { ...excluded, providers, services: frame.services, concepts: frame.concepts }
}

function intentAfter(frame: Frame, reading: Reading, names: Names): Intent {
  const own = ownIntent(reading)
  const named = names.services.length + names.concepts.length > 0
  if (own === 'recommendations' || own === 'anomalies' || own === 'compare') return own
  const analysis = frame.intent === 'recommendations' || frame.intent === 'anomalies'
  if (strongQuestion.test(reading.rest) && own !== null && !named) return own
  if (analysis) return frame.intent
  if (frame.intent === 'compare' && own !== 'service')
    return names.providers.length === 1 && reading.hasCompareVerb ? 'total' : 'compare'
  const clouds = new Set(names.services.map((service) => service.cloud_provider))
  if (names.providers.length >= 2 || (reading.hasCompareVerb && clouds.size >= 2)) return 'compare'
  if (own === 'service' || named) return 'service'
  if (own === 'series') return frame.intent === 'service' ? 'service' : 'series'
  const lostService = frame.intent === 'service' && frame.services.length + frame.concepts.length > 0
  return lostService ? 'total' : frame.intent
}

/** A trend asked for of a service is shown day by day. */
function trendOf(reading: Reading, intent: Intent): Frame['granularity'] {
  return intent === 'service' && reading.intents.has('series') ? 'daily' : null
}

/** What stands after a follow-up: every slot that it does not name is kept. */
export function continuedFrame(frame: Frame, reading: Reading, vocabulary: Vocabulary): Frame {
  const { time, parameters } = reading
  const names = namesAfter(frame, reading, vocabulary)
  const intent = intentAfter(frame, reading, names)
  const periods = time.periods.length > 0 ? time.periods : frame.periods
  const [period] = periods
  const named = time.periods.length > 0
  const recomputed = frame.compare !== null && period !== undefined ? period.before : null
  const whyChange = reading.asksWhy && period !== undefined ? (frame.compare ?? period.before) : null
  return {
    ...names,
    intent,
    ranking: reading.intents.has('service')
      ? names.services.length + names.concepts.length === 0
      : frame.ranking,
    periods,
    compare: comparisonWanted(reading, periods) ?? whyChange ?? (named ? recomputed : frame.compare),
    limit: parameters.limit ?? frame.limit,
    threshold_percent: parameters.threshold_percent ?? frame.threshold_percent,
    min_amount: parameters.min_amount ?? frame.min_amount,
    granularity: parameters.granularity ?? time.granularity ?? frame.granularity ?? trendOf(reading, intent),
    group_by: groupingWanted(reading) ?? frame.group_by,
    cheapestFirst: parameters.cheapestFirst || frame.cheapestFirst,
  }
}

/** What a later part of the same question settles: it takes over names and days, nothing else. */
export function inheritedFrame(frame: Frame, reading: Reading, vocabulary: Vocabulary): Frame {
  const fresh = freshFrame(reading, vocabulary)
  const { entities } = reading
  const unnamed =
    entities.providers.length + entities.services.length + entities.concepts.length === 0 &&
    !entities.everyProvider
  const periods = fresh.periods.length > 0 ? fresh.periods : frame.periods
  const general = entities.concepts.length > 0 && entities.providers.length === 0
  return {
    ...fresh,
    providers: unnamed || general ? frame.providers : fresh.providers,
    services: unnamed && fresh.intent !== 'compare' && !fresh.ranking ? frame.services : fresh.services,
    concepts: unnamed && fresh.intent !== 'compare' && !fresh.ranking ? frame.concepts : fresh.concepts,
    periods,
    compare: fresh.compare ?? comparisonWanted(reading, periods),
  }
}
