import { mainProviders, type Provider } from '../../../shared/catalogue.ts'
import { blank, blankAll } from './blank.ts'
import type { Concept } from './lexicon/concepts.ts'
import { isSame, type Meaning, type ServiceRef, type Vocabulary } from './vocabulary.ts'

type Mention = {
  readonly at: number
  readonly end: number
  readonly meaning: Meaning
  readonly excluded: boolean
}

/** The providers, services and foreign products that a question names. */
export type Entities = {
  readonly providers: readonly Provider[]
  readonly excludedProviders: readonly Provider[]
  readonly services: readonly ServiceRef[]
  readonly concepts: readonly Concept[]
  readonly excludedServices: readonly ServiceRef[]
  readonly excludedConcepts: readonly Concept[]
  readonly vendors: readonly string[]
  /** The question says "all providers" or the like. */
  readonly everyProvider: boolean
  readonly rest: string
}

const every =
  /\b(?:all|each|every|across|both|any)(?: of)?(?: (?:the|our|my|of|all))*(?: (?:3|main|big|major|public|connected|different|multiple|various))* (?:clouds?|cloud providers?|providers?|cloud vendors?|platforms?|hyperscalers?|vendors)\b|\ball (?:3|of them|the 3)\b(?! (?:days|weeks|months|services))|\bmulti[- ]?cloud\b|\beverything\b|\bacross the board\b|\ball together\b/g

const exclusion =
  /(?:~ but |\b(?:excluding|exclude|excludes|excl|except|except for|without|minus|apart from|aside from|besides|ignoring|ignore|leaving out|leave out|omitting|omit|skip|skipping|not including|not counting|but not|bar|sans|other than|drop|remove|take out|no|not|non|less|ex|(?:everything|all|anything) but)\b[\s-]*(?:the |any |all |our |for |in |on |costs? (?:of|for|from) |spend(?:ing)? (?:on|for) )*)$/
const listGap = /^[\s]*(?:,|and|or|nor|&|\/|, and|and the)?[\s]*(?:the )?$/

function findMentions(text: string, vocabulary: Vocabulary): { mentions: Mention[]; rest: string } {
  const found: Omit<Mention, 'excluded'>[] = []
  let rest = text
  for (const { pattern, meaning } of vocabulary.phrases) {
    if (rest.search(pattern) < 0) continue
    for (const match of rest.matchAll(pattern)) {
      found.push({ at: match.index, end: match.index + match[0].length, meaning })
      rest = blank(rest, match.index, match[0].length)
    }
  }
  const mentions: Mention[] = []
  for (const mention of found.sort((one, other) => one.at - other.at)) {
    const previous = mentions.at(-1)
    const gap = text.slice(previous?.end ?? 0, mention.at)
    const excluded =
      exclusion.test(gap) ||
      (previous?.excluded === true && listGap.test(gap)) ||
      /^ (?:is |are )?excluded\b|^ (?:aside|apart)\b/.test(text.slice(mention.end))
    mentions.push({ ...mention, excluded })
  }
  return { mentions, rest }
}

/** "EC2 instances" names one service: the general word beside its own service adds nothing. */
function isRedundant(mention: Mention, mentions: readonly Mention[], text: string): boolean {
  if (mention.meaning.kind !== 'concept') return false
  const { concept } = mention.meaning
  return mentions.some(
    (other) =>
      other.meaning.kind === 'service' &&
      (other.meaning.concept === concept || concept === 'compute' || concept === 'storage') &&
      (isGap(text.slice(other.end, mention.at)) || isGap(text.slice(mention.end, other.at))),
  )
}

function isGap(between: string): boolean {
  return /^[\s-]*$/.test(between) && between.length > 0
}

/** Several names that stand for one thing, such as "Amazon AWS". */
function unique<Value>(
  values: readonly Value[],
  same = (one: Value, other: Value) => one === other,
): Value[] {
  return values.filter((value, index) => values.findIndex((other) => same(other, value)) === index)
}

/** The name of Azure's service, written as a name, is not the general word. */
function asWritten(mention: Mention, written: string, vocabulary: Vocabulary): Mention {
  const { meaning } = mention
  if (meaning.kind !== 'concept' || meaning.concept !== 'compute') return mention
  const service = vocabulary.serviceOf('compute', 'Azure')
  return service !== null &&
    written.includes('Virtual Machines') &&
    !/\b(?:AWS|GCP|Amazon|Google)\b/i.test(written)
    ? { ...mention, meaning: { kind: 'service', service, concept: 'compute' } }
    : mention
}

/**
 * The names in a question.
 *
 * @param text corrected, lower case.
 * @param written the question as it was typed, for the names that only differ from words by their capitals.
 */
export function findEntities(text: string, written: string, vocabulary: Vocabulary): Entities {
  const everyProvider = text.search(every) >= 0
  const found = findMentions(blankAll(text, every), vocabulary)
  const named = found.mentions.map((mention) => asWritten(mention, written, vocabulary))
  const mentions = named.filter((mention) => !isRedundant(mention, named, text))
  const pick = <Value>(excluded: boolean, read: (meaning: Meaning) => Value | null): Value[] =>
    mentions
      .filter((mention) => mention.excluded === excluded)
      .map((mention) => read(mention.meaning))
      .filter((value) => value !== null)
  const provider = (meaning: Meaning) => (meaning.kind === 'provider' ? meaning.provider : null)
  const service = (meaning: Meaning) => (meaning.kind === 'service' ? meaning.service : null)
  const concept = (meaning: Meaning) => (meaning.kind === 'concept' ? meaning.concept : null)
  const providers = unique(pick(false, provider))
  return {
    providers,
    excludedProviders: unique(pick(true, provider)),
    services: unique(pick(false, service), isSame),
    concepts: unique(pick(false, concept)),
    excludedServices: unique(pick(true, service), isSame),
    excludedConcepts: unique(pick(true, concept)),
    vendors: unique(pick(false, (meaning) => (meaning.kind === 'vendor' ? meaning.name : null))),
    everyProvider: everyProvider || providers.length === mainProviders.length,
    rest: found.rest,
  }
}
