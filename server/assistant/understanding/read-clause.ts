import { findEntities } from './entities.ts'
import {
  acrossClouds,
  anomalyWord,
  changeWord,
  combined,
  compareVerb,
  costWord,
  rankingWord,
  recommendationWord,
  seriesWord,
  weakCostWord,
} from './intent-words.ts'
import type { Masked } from './mask.ts'
import {
  asksKnowledge,
  companyWord,
  creativeWord,
  greetingOnly,
  helpWord,
  injectionWord,
  technicalWord,
  worldWord,
} from './off-topic-words.ts'
import { readParameters, type Parameters } from './parameters.ts'
import { readPeriods, type PeriodContext, type PeriodWords } from './periods/read-periods.ts'
import type { Intent, Reading } from './reading.ts'
import type { Entities } from './entities.ts'
import { unknownNameIn } from './unknown-name.ts'
import { limitationOf, writeAction } from './unsupported-words.ts'
import type { Vocabulary } from './vocabulary.ts'

export type ClauseContext = PeriodContext & { readonly vocabulary: Vocabulary }

/**
 * Takes a clause apart.
 *
 * @param text corrected and masked, lower case.
 * @param written the question as it was typed.
 */
export function readClause(
  text: string,
  written: string,
  masked: readonly Masked[],
  context: ClauseContext,
): Reading {
  const entities = findEntities(text, written, context.vocabulary)
  const time = readPeriods(entities.rest, context)
  const parameters = readParameters(time.rest)
  const rest = time.rest
  const hasCostWord = costWord.test(rest)
  const named = hasNames(entities)
  const offTopic = isOffTopic(text, rest, hasCostWord, { named, dated: time.periods.length > 0 })
  return {
    text,
    rest,
    entities,
    time,
    parameters,
    masked,
    hasCostWord,
    hasWeakCostWord: weakCostWord.test(rest),
    intents: intentsOf(text, rest, entities, parameters, time),
    asksChange: changeWord.test(rest) || /\bcompar\w+ to\b/.test(rest),
    asksWhy: /\bwhy\b|\bhow come\b|\bwhat (?:caused|happened|explains)\b|\breasons?\b/.test(rest),
    isCombined: combined.test(rest),
    hasCompareVerb: compareVerb.test(rest),
    limitation: time.future ? 'future' : limitationOf(rest),
    write: writeAction(rest.replaceAll('~', 'x')),
    offTopic,
    asksHelp: helpWord.test(text) && !(hasCostWord && named),
    unknownName: unknownNameIn(rest, written, context.vocabulary),
  }
}

function hasNames(entities: Entities): boolean {
  return (
    entities.providers.length +
      entities.services.length +
      entities.concepts.length +
      entities.vendors.length >
      0 || entities.everyProvider
  )
}

function isOffTopic(
  text: string,
  rest: string,
  hasCostWord: boolean,
  { named, dated }: { named: boolean; dated: boolean },
): boolean {
  if (
    injectionWord.test(text) ||
    creativeWord.test(rest) ||
    companyWord.test(rest) ||
    greetingOnly.test(text)
  )
    return true
  if (worldWord.test(rest) && !(named && hasCostWord)) return true
  if (hasCostWord) return false
  if (technicalWord.test(rest) && !/\bcost/.test(text)) return true
  const ownIntent = recommendationWord.test(rest) || anomalyWord.test(rest) || acrossClouds.test(rest)
  return asksKnowledge(text) && !dated && !ownIntent && !weakCostWord.test(rest)
}

function intentsOf(
  text: string,
  rest: string,
  entities: Entities,
  parameters: Parameters,
  time: PeriodWords,
): Set<Intent> {
  const intents = new Set<Intent>()
  if (recommendationWord.test(rest) && !isAboutPastSaving(rest)) intents.add('recommendations')
  if (anomalyWord.test(rest)) intents.add('anomalies')
  if (comparesProviders(text, rest, entities, time)) intents.add('compare')
  const daysRanked = parameters.granularity !== null && /\b(?:days?|weeks?|months?|dates?)\b/.test(rest)
  if (entities.services.length + entities.concepts.length > 0) intents.add('service')
  else if (rankingWord.test(rest) && !daysRanked) intents.add('service')
  const seriesWanted = seriesWord.test(rest) && parameters.group_by === null && time.compare === null
  if (parameters.granularity !== null || time.granularity !== null || seriesWanted) intents.add('series')
  if (costWord.test(rest) || /\bhow much\b|\btotals?\b/.test(rest)) intents.add('total')
  return intents
}

function isAboutPastSaving(rest: string): boolean {
  return /\b(?:did|have) we (?:save|saved)\b/.test(rest)
}

function comparesProviders(text: string, rest: string, entities: Entities, time: PeriodWords): boolean {
  const { providers, services, concepts } = entities
  const oneFigure =
    combined.test(rest) && !/\b(?:compar\w+|versus|vs|which|each|by|per|breakdown|rank\w*)\b/.test(rest)
  if (oneFigure) return false
  if (providers.length >= 2) return true
  if (acrossClouds.test(text.replace(/~+/g, ' ~ '))) return true
  if (!compareVerb.test(rest)) return false
  const clouds = new Set(services.map((service) => service.cloud_provider))
  if (clouds.size >= 2) return true
  if (providers.length === 1)
    return services.length > 0 && !services.some((one) => providers.includes(one.cloud_provider))
  return (
    services.length === 0 && time.compare === null && (concepts.length > 0 || !/\bservices?\b/.test(rest))
  )
}
