import { builtInServices, providers, type Provider } from '../../../shared/catalogue.ts'
import { commonWords } from './lexicon/common-words.ts'
import { keywordSet } from './lexicon/keywords.ts'
import { conceptWords, providerWords, type Concept } from './lexicon/concepts.ts'
import { knownServices } from './lexicon/known-services.ts'
import { unconnectedVendors } from './lexicon/vendors.ts'

export type ServiceRef = { readonly cloud_provider: Provider; readonly service_name: string }

/** What a phrase of a question names. */
export type Meaning =
  | { readonly kind: 'provider'; readonly provider: Provider }
  | { readonly kind: 'service'; readonly service: ServiceRef; readonly concept: Concept | null }
  | { readonly kind: 'concept'; readonly concept: Concept }
  | { readonly kind: 'vendor'; readonly name: string }

export type Phrase = { readonly words: string; readonly pattern: RegExp; readonly meaning: Meaning }

export type Vocabulary = {
  /** Longest first. */
  readonly phrases: readonly Phrase[]
  /** Every word of a name, for misspellings. */
  readonly names: ReadonlySet<string>
  /** Every service that can be asked for, those of the data under the data's names. */
  readonly services: readonly ServiceRef[]
  /** The services that the data has. */
  readonly present: readonly ServiceRef[]
  serviceOf(concept: Concept, provider: Provider): ServiceRef | null
  conceptOf(service: ServiceRef): Concept | null
}

function patternOf(words: string): RegExp {
  const parts = words.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return new RegExp(`(?<![a-z0-9~])${parts.join('[\\s_/.&-]*')}(?![a-z0-9])`, 'g')
}

function bare(name: string): string {
  return name.toLowerCase().replace(/[^a-z0-9]/g, '')
}

const prefix = /^(?:amazon|aws|azure|microsoft|google cloud|google)\s+/i

/** A name that is an everyday word or a single letter would match questions that do not mean it. */
function isUsable(words: string): boolean {
  const plain = words.toLowerCase().trim()
  const single = !/[^a-z0-9]/.test(plain)
  return bare(plain).length >= 2 && !(single && (commonWords.has(plain) || keywordSet.has(plain)))
}

const providerNames = new Set(
  Object.values(providerWords)
    .flat()
    .flatMap((words) => words.split(' ')),
)

/** A name from a bill made of everyday words only ("last month", "AWS") must not take them away from a question. */
function saysSomething(name: string): boolean {
  const words = name.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.some((word) => !commonWords.has(word) && !keywordSet.has(word) && !providerNames.has(word))
}

/** The known services, each under the name that the data gives it. */
function namedByData(present: readonly ServiceRef[]) {
  const byName = new Map(present.map((ref) => [`${ref.cloud_provider} ${bare(ref.service_name)}`, ref]))
  return knownServices.map((known) => {
    const found = [known.service_name, ...known.aliases]
      .map((alias) => byName.get(`${known.cloud_provider} ${bare(alias)}`))
      .find((ref) => ref !== undefined)
    const service: ServiceRef = found ?? {
      cloud_provider: known.cloud_provider,
      service_name: known.service_name,
    }
    return { ...known, service }
  })
}

function servicePhrases(
  present: readonly ServiceRef[],
  known: ReturnType<typeof namedByData>,
): [string, Meaning][] {
  const fromKnown = known.flatMap(({ service, concept, service_name, aliases }) =>
    [service_name, ...aliases].map((words): [string, Meaning] => [
      words,
      { kind: 'service', service, concept },
    ]),
  )
  const fromCatalogue = builtInServices.flatMap((builtIn) =>
    builtIn.aliases
      .filter((alias) => alias.includes(' ') || /\d|[a-z][A-Z]/.test(alias))
      .map((words): [string, Meaning] => [
        words,
        { kind: 'service', service: builtIn, concept: builtIn.category },
      ]),
  )
  const fromData = present.flatMap((service) => {
    const concept = known.find((one) => one.service === service)?.concept ?? null
    const short = service.service_name.replace(prefix, '')
    return [service.service_name, short]
      .filter(saysSomething)
      .map((words): [string, Meaning] => [words, { kind: 'service', service, concept }])
  })
  return [...fromData, ...fromKnown, ...fromCatalogue]
}

const cloudPrefix = /^(?:amazon|aws|azure|microsoft|google|gcp)\s+/i

/** Azure's compute service bears the general word for what it is; the general word is meant unless Azure is named. */
const generalNames = new Set(Object.values(conceptWords).flat())

/** "Azure VMs" is a provider and a general word, so that "AWS and Azure VMs" names both clouds. */
function isGeneral(words: string, meaning: Meaning): boolean {
  const plain = words.toLowerCase()
  if (generalNames.has(plain)) return true
  const own = meaning.kind === 'service' && meaning.service.service_name.toLowerCase() === plain
  return !own && generalNames.has(plain.replace(cloudPrefix, ''))
}

/**
 * The names that a question can use, built from the catalogue and from what the data holds.
 *
 * @param present the services of the data.
 */
export function buildVocabulary(present: readonly ServiceRef[]): Vocabulary {
  const known = namedByData(present)
  const entries: [string, Meaning][] = [
    ...servicePhrases(present, known).filter(([words, meaning]) => !isGeneral(words, meaning)),
    ...Object.entries(providerWords).flatMap(([name, list]) =>
      list.map((words): [string, Meaning] => [words, { kind: 'provider', provider: providerOf(name) }]),
    ),
    ...conceptEntries(),
    ...unconnectedVendors.map((words): [string, Meaning] => [words, { kind: 'vendor', name: words }]),
  ]
  const phrases = new Map<string, Phrase>()
  for (const [words, meaning] of entries) {
    const key = bare(words)
    const usable = meaning.kind === 'service' ? isUsable(words) : true
    const taken = phrases.get(key)
    // Of two spellings, the one with its words apart also matches the one without.
    const wider = taken?.meaning.kind === meaning.kind && words.length > taken.words.length
    if (usable && (taken === undefined || wider))
      phrases.set(key, { words, pattern: patternOf(words), meaning: taken?.meaning ?? meaning })
  }
  const services = uniqueServices([...present, ...known.map(({ service }) => service)])
  return {
    phrases: [...phrases.values()].sort((one, other) => other.words.length - one.words.length),
    names: nameWords([...phrases.values()]),
    services,
    present,
    serviceOf: (concept, provider) =>
      known.find((one) => one.concept === concept && one.cloud_provider === provider)?.service ?? null,
    conceptOf: (service) => known.find((one) => isSame(one.service, service))?.concept ?? null,
  }
}

function conceptEntries(): [string, Meaning][] {
  const concepts: readonly Concept[] = [
    'compute',
    'storage',
    'serverless',
    'kubernetes',
    'containers',
    'database',
    'nosql',
    'warehouse',
    'cdn',
    'messaging',
    'monitoring',
    'ai',
  ]
  return concepts.flatMap((concept) =>
    conceptWords[concept].map((words): [string, Meaning] => [words, { kind: 'concept', concept }]),
  )
}

function providerOf(name: string): Provider {
  return providers.find((provider) => provider === name) ?? 'Other'
}

export function isSame(one: ServiceRef, other: ServiceRef): boolean {
  return one.cloud_provider === other.cloud_provider && one.service_name === other.service_name
}

function uniqueServices(services: readonly ServiceRef[]): ServiceRef[] {
  return services.filter((service, index) => services.findIndex((other) => isSame(service, other)) === index)
}

function nameWords(phrases: readonly Phrase[]): Set<string> {
  const words = phrases.flatMap((phrase) => phrase.words.toLowerCase().match(/[a-z0-9]+/g) ?? [])
  return new Set(words.filter((word) => word.length >= 2))
}
