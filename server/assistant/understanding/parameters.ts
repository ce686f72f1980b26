import type { Granularity } from '../../../shared/period.ts'

/** What a question sets apart from names and days. */
export type Parameters = {
  readonly limit: number | null
  readonly threshold_percent: number | null
  readonly min_amount: number | null
  readonly granularity: Granularity | null
  readonly group_by: 'service' | 'provider' | null
  readonly cheapestFirst: boolean
  /** Ways to split or filter costs that the data does not have, such as "region". */
  readonly missingDimensions: readonly string[]
}

const superlative =
  'most|top|bottom|biggest|largest|highest|costliest|priciest|dearest|cheapest|lowest|smallest|worst|least|leading|main|major'

const limits: readonly RegExp[] = [
  new RegExp(
    `\\b(?:${superlative}|first|best|expensive|just|only)(?: (?:the|expensive|costly|costing|cost|spend|spending))* (\\d{1,2})\\b(?!\\s*(?:%|percent|days ago))`,
  ),
  new RegExp(`\\b(\\d{1,2}) (?:\\w+ )?(?:${superlative})\\b`),
  /\b(\d{1,2}) (?:\w+ ){0,2}(?:recommendations?|suggestions?|tips?|ideas|ways|things|actions|opportunities|wins|services|anomal\w+|spikes|outliers|results|items|drivers)\b/,
  /\b(?:show|list|give)(?: me| us)? (\d{1,2})\b(?! (?:days?|weeks?|months?|quarters?|years?))/,
  /\blimit(?:ed)?(?: it| that| this| them)?(?: to| of| at)? (\d{1,2})\b/,
]

const percentage = /(\d{1,4}(?:\.\d+)?)\s*(?:%|percent\b|percentage\b)/
const thresholdWord = /\bthresholds?\b(?: (?:of|at|to|is|be|for|=|set|as))*[\s:=]*(\d{1,4}(?:\.\d+)?)/
const multiples: readonly (readonly [RegExp, number])[] = [
  [/\b(?:doubl\w+|twice|2x|two ?fold|2 ?fold|2 times)\b/, 100],
  [/\b(?:tripl\w+|3x|three ?fold|3 times)\b/, 200],
]

const amounts: readonly RegExp[] = [
  /(?:over|above|more than|greater than|exceed\w*|at least|upwards of|north of|>=?|higher than|beyond|past)\s*(?:\p{Sc}|(?:usd|eur|gbp|chf|jpy)\s?)\s*([\d,.]*\d)\s?(k|m)?\b/u,
  /(?:over|above|more than|greater than|exceed\w*|at least|upwards of|north of|>=?|higher than|beyond|past)\s*([\d,.]*\d)\s?(k|m)?\s*(?:\p{Sc}|usd|dollars|bucks|eur|euros?|gbp|chf|jpy)/u,
  /\p{Sc}\s?([\d,.]*\d)\s?(k|m)? (?:or more|and (?:above|up|more)|plus)/u,
]

const granularities: readonly (readonly [RegExp, Granularity])[] = [
  [
    /\b(?:daily|day[- ]by[- ]day|(?:by|per|each|every|and) (?:the )?(?:single )?days?|day[- ](?:wise|level)|a day|which days?|what days?|days?\b(?= did| was| were| had| cost)|(?:expensive|costliest|priciest|dearest|highest|worst|peak|top|cheapest|biggest|\d) days?|(?:which|what) dates?|hourly|by hour|per hour|hour by hour|each hour)\b/,
    'daily',
  ],
  [
    /\b(?:weekly|week[- ]by[- ]week|(?:by|per|each|every) (?:the )?(?:single )?weeks?|a week|which weeks?|(?:expensive|costliest|highest|worst|top|cheapest) weeks?)\b/,
    'weekly',
  ],
  [
    /\b(?:monthly|month[- ]by[- ]month|(?:by|per|each|every) (?:the )?(?:single )?months?|a month|which months?|(?:expensive|costliest|highest|worst|top|cheapest) months?|quarterly|(?:by|per|each|every) quarters?)\b/,
    'monthly',
  ],
]

const each =
  '(?:by|per|each|every|across|among|amongst|individual|for each|over|between)(?: (?:the|all|our|my|each|individual|of|cloud|different|various))*'
const groups: readonly (readonly [RegExp, 'service' | 'provider'])[] = [
  [
    new RegExp(
      `\\b${each} services?\\b|\\b(?:and|,) services?\\b|\\bservices?[- ](?:breakdown|split|level|wise)\\b|\\b(?:break\\w*|broken|split|itemi[sz]\\w*)\\b.*\\bservices?\\b|\\bitemi[sz]ed\\b`,
    ),
    'service',
  ],
  [
    new RegExp(
      `\\b${each} (?:providers?|clouds?|vendors?|platforms?)\\b|\\b(?:provider|cloud|vendor)[- ](?:breakdown|split|level|wise)\\b`,
    ),
    'provider',
  ],
]

const dimension =
  'regions?|accounts?|sub-?accounts?|subscriptions?|projects?|tags?|labels?|teams?|departments?|business units?|resources?|resource groups?|instance types?|environments?|envs?|cost cent(?:er|re)s?|owners?|availability zones?|zones?|skus?|usage types?|applications?|apps?|clusters?|namespaces?|pods?|squads?|tenants?|product lines?|workloads?|folders?|engineers?|developers?|customers?|users?|features?'
const missing: readonly RegExp[] = [
  new RegExp(
    `\\b(?:by|per|each|every|which|what|across|for the|for our|of the|for|in the|group(?:ed)? by)(?: (?:the|our|my|each|all|specific|aws|azure|gcp|single|~+))* (${dimension})\\b`,
  ),
  /\b(?:prod|production|staging|dev|development|test|qa|sandbox|uat)\b(?: (environment|env|account|subscription|project|cluster|workloads?|costs?|spend\w*))/,
  /\b(team|account|project|subscription|department|region|tag|environment) (?:~+|[a-z0-9_-]+)\s*(?:costs?|spend|$)/,
]

function firstNumber(text: string, patterns: readonly RegExp[]): number | null {
  for (const pattern of patterns) {
    const found = pattern.exec(text)?.[1]
    if (found !== undefined) return Number(found)
  }
  return null
}

function threshold(text: string): number | null {
  const found = thresholdWord.exec(text)?.[1] ?? percentage.exec(text)?.[1]
  if (found !== undefined) return Number(found)
  return multiples.find(([pattern]) => pattern.test(text))?.[1] ?? null
}

function minimum(text: string): number | null {
  for (const pattern of amounts) {
    const match = pattern.exec(text)
    if (match?.[1] === undefined) continue
    const factor = match[2] === 'k' ? 1000 : match[2] === 'm' ? 1_000_000 : 1
    return Number(match[1].replaceAll(',', '')) * factor
  }
  return null
}

/**
 * The parameters of a question.
 *
 * @param text corrected, lower case, with names and periods overwritten.
 */
export function readParameters(text: string): Parameters {
  return {
    limit: firstNumber(text, limits),
    threshold_percent: threshold(text),
    min_amount: minimum(text),
    granularity: granularities.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    group_by: groups.find(([pattern]) => pattern.test(text))?.[1] ?? null,
    cheapestFirst: /\b(?:cheapest|lowest|least|smallest|bottom)\b/.test(text),
    missingDimensions: missing.flatMap((pattern) => {
      const match = pattern.exec(text)
      return match === null ? [] : [match[1] ?? match[0]]
    }),
  }
}
