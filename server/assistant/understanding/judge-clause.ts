import type { Reading } from './reading.ts'
import { isFollowUp } from './follow-up.ts'
import type { Limitation } from './unsupported-words.ts'

/** What cannot be answered, and the words it hangs on. */
export type Obstacle = {
  readonly kind: Limitation | 'off_topic' | 'unknown_name' | 'mismatch' | 'incomplete'
  readonly words: string
}

/** Whether a clause is answered, and what stands in the way of all or a part of it. */
export type Verdict = {
  readonly answer: boolean
  readonly help: boolean
  readonly followsUp: boolean
  readonly obstacles: readonly Obstacle[]
}

function refuse(kind: Obstacle['kind'], words: string): Verdict {
  return { answer: false, help: false, followsUp: false, obstacles: [{ kind, words }] }
}

function isNamed({ entities }: Reading): boolean {
  return entities.providers.length + entities.services.length + entities.concepts.length > 0
}

/** A service of one cloud asked for in another one. */
function isMismatch({ entities, hasCompareVerb }: Reading): boolean {
  const { services, providers } = entities
  return (
    !hasCompareVerb &&
    providers.length === 1 &&
    services.length > 0 &&
    services.every((service) => !providers.includes(service.cloud_provider))
  )
}

/** Whether a clause that stands alone says enough to be answered. */
function isComplete(reading: Reading): boolean {
  const { intents, time, rest, entities } = reading
  const dated = time.periods.length > 0
  if (/^\W*(?:compare|comparison)\W*$/.test(reading.text)) return false
  if (reading.hasCostWord)
    return !/^\W*(?:how much|costs?|spend|money|prices?|compare)\W*$/.test(reading.text) || dated
  if (intents.has('recommendations') || intents.has('anomalies')) return true
  const ranks = intents.has('service') && entities.services.length + entities.concepts.length === 0
  if (ranks || intents.has('compare') || time.compare !== null || (reading.asksChange && dated)) return true
  const weak = reading.hasWeakCostWord || intents.has('series') || entities.everyProvider
  if (isNamed(reading)) return dated || weak || asksWhetherItChanged(reading)
  return weak && (dated || /\b(?:summary|overview|totals?|breakdown|trends?)\b/.test(rest))
}

/** "How did EC2 change?", but not "how to change EC2". */
function asksWhetherItChanged({ asksChange, rest }: Reading): boolean {
  return (
    asksChange && /^\W*(?:and )?(?:how (?:did|has|have|is|are|was|were)|why|did|has|have|is|are)\b/.test(rest)
  )
}

function dimensionVerdict(reading: Reading, base: Verdict): Verdict | null {
  const filters = reading.masked.filter(({ kind }) => kind !== 'quote' && kind !== 'code')
  const [first] = filters
  if (first !== undefined)
    return refuse(first.kind === 'instance_type' ? 'price_list' : 'dimension', first.text)
  const [dimension] = reading.parameters.missingDimensions
  if (dimension === undefined) return null
  const splits = new RegExp(
    `\\b(?:by|per|each|every|across|group(?:ed)? by|and)(?: (?:the|our|each))* ${dimension}`,
  ).test(reading.rest)
  const obstacle: Obstacle = { kind: 'dimension', words: dimension }
  return splits && (isNamed(reading) || reading.time.periods.length > 0 || reading.hasCostWord)
    ? { ...base, answer: true, obstacles: [...base.obstacles, obstacle] }
    : refuse('dimension', dimension)
}

/** Why a clause is not to be answered at all, or null. */
function refusal(reading: Reading): Verdict | null {
  const { text } = reading
  if (reading.masked.some(({ kind }) => kind === 'code')) return refuse('off_topic', text)
  if (reading.offTopic) return refuse('off_topic', text)
  if (reading.write !== null) return refuse('write', reading.write)
  if (reading.limitation !== null) return refuse(reading.limitation, text)
  const vendors = reading.entities.vendors
  return vendors.length > 0 && !isNamed(reading) ? refuse('vendor', vendors.join(', ')) : null
}

/**
 * Decides what to do with a clause.
 *
 * @param hasFrame whether something was asked before that it can lean on.
 */
export function judgeClause(reading: Reading, hasFrame: boolean): Verdict {
  if (reading.asksHelp) return { answer: false, help: true, followsUp: false, obstacles: [] }
  const refused = refusal(reading)
  if (refused !== null) return refused
  const followsUp = hasFrame && isFollowUp(reading)
  const vendors = reading.entities.vendors.map((words): Obstacle => ({ kind: 'vendor', words }))
  const base: Verdict = { answer: true, help: false, followsUp, obstacles: vendors }
  const split = dimensionVerdict(reading, base)
  if (split !== null) return split
  if (isMismatch(reading)) return refuse('mismatch', reading.entities.services[0]?.service_name ?? '')
  const unknown = reading.unknownName
  if (unknown !== null && !isNamed(reading)) {
    const foreign = new RegExp(`\\b(?:an?|some) (?:\\w+ )?${unknown.toLowerCase()}`).test(reading.text)
    const counts = reading.hasCostWord || followsUp
    return refuse(foreign || !counts ? 'off_topic' : 'unknown_name', unknown)
  }
  if (followsUp || isComplete(reading)) return base
  if (!hasFrame && isFollowUp(reading) && reading.text.split(' ').length <= 8)
    return refuse('incomplete', reading.text)
  return refuse(isShort(reading) ? 'incomplete' : 'off_topic', reading.text)
}

/** A few words that name something of ours are a question cut short, not one about something else. */
function isShort(reading: Reading): boolean {
  const { text, time, intents } = reading
  const words = text.split(/\s+/).length
  const about = isNamed(reading) || time.periods.length > 0 || intents.size > 0 || reading.hasWeakCostWord
  return about && words <= 5
}
