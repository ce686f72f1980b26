import type { Day, DayRange } from '../../../shared/period.ts'
import { type Outcome } from '../../../shared/assistant-answer.ts'
import { questionLimit } from '../../../shared/assistant.ts'
import { cleanText } from '../../tools/clean-text.ts'
import { correctWords } from './correct-words.ts'
import { findEntities } from './entities.ts'
import { continuedFrame, inheritedFrame } from './follow-up.ts'
import { freshFrame, type Frame } from './frame.ts'
import { judgeClause, type Obstacle, type Verdict } from './judge-clause.ts'
import { maskText, type Masked } from './mask.ts'
import { findMentions } from './periods/find-mentions.ts'
import { readClause } from './read-clause.ts'
import type { Reading } from './reading.ts'
import { splitClauses } from './split-clauses.ts'
import { toCalls, type PlannedCall } from './to-calls.ts'
import type { Vocabulary } from './vocabulary.ts'

/** A question understood: what is done about it, and what the next one may lean on. */
export type Understanding = {
  readonly outcome: Outcome
  readonly calls: readonly PlannedCall[]
  readonly obstacles: readonly Obstacle[]
  readonly frame: Frame | null
}

export type UnderstandingContext = {
  readonly vocabulary: Vocabulary
  readonly today: Day
  /** The days that there is data for. */
  readonly data: DayRange
}

type Part = { readonly text: string; readonly masked: readonly Masked[] }

function partsOf(question: string, { vocabulary, today }: UnderstandingContext): Part[] {
  const isName = (quoted: string) => {
    const found = findEntities(correctWords(quoted, vocabulary.names), quoted, vocabulary)
    return found.services.length + found.providers.length + found.concepts.length > 0
  }
  const { text, masked } = maskText(question, isName)
  const contents = (part: string) => {
    const found = findEntities(part, '', vocabulary)
    const named = found.services.length + found.providers.length + found.concepts.length > 0
    return { named, dated: findMentions(found.rest, today).mentions.length > 0 }
  }
  const clauses = splitClauses(correctWords(text, vocabulary.names), contents)
  return clauses.map((clause) => ({
    text: clause,
    masked: clauses.length === 1 || clause.includes('~') ? masked : [],
  }))
}

function outcomeOf(calls: readonly PlannedCall[], verdicts: readonly Verdict[]): Outcome {
  const obstacles = verdicts.flatMap((verdict) => verdict.obstacles)
  if (calls.length > 0) return obstacles.length > 0 ? 'partial' : 'answer'
  const kinds = new Set(obstacles.map((obstacle) => obstacle.kind))
  if (kinds.has('unknown_name') || kinds.has('mismatch') || kinds.has('incomplete')) return 'clarify'
  if ([...kinds].some((kind) => kind !== 'off_topic')) return 'unsupported'
  return verdicts.some((verdict) => verdict.help) && kinds.size === 0 ? 'help' : 'decline'
}

function nextFrame(
  reading: Reading,
  verdict: Verdict,
  before: { asked: Frame | null; part: Frame | null },
  vocabulary: Vocabulary,
): Frame {
  if (before.part !== null) {
    return verdict.followsUp && !reading.hasCostWord && reading.intents.size === 0
      ? continuedFrame(before.part, reading, vocabulary)
      : inheritedFrame(before.part, reading, vocabulary)
  }
  return verdict.followsUp && before.asked !== null
    ? continuedFrame(before.asked, reading, vocabulary)
    : freshFrame(reading, vocabulary)
}

/**
 * Understands a question by rules alone: which tools answer it, with which arguments, and what cannot be answered.
 *
 * @param asked the frame that the question before it left, if any.
 */
export function understand(
  question: string,
  asked: Frame | null,
  context: UnderstandingContext,
): Understanding {
  const written = cleanText(question, questionLimit)
  const frames: Frame[] = []
  const verdicts: Verdict[] = []
  for (const { text, masked } of partsOf(written, context)) {
    const part = frames.at(-1) ?? null
    const base = (part ?? asked)?.periods[0] ?? null
    const reading = readClause(text, written, masked, { ...context, base })
    const verdict = judgeClause(reading, (part ?? asked) !== null)
    verdicts.push(verdict)
    if (verdict.answer) frames.push(nextFrame(reading, verdict, { asked, part }, context.vocabulary))
  }
  const shared = withTrailingPeriod(frames)
  const calls = shared.flatMap((frame) => toCalls(frame, context.vocabulary, context.today))
  return {
    outcome: outcomeOf(calls, verdicts),
    calls: uniqueCalls(calls),
    obstacles: verdicts.flatMap((verdict) => verdict.obstacles),
    frame: shared.at(-1) ?? asked,
  }
}

/** "top services and anomalies last week": a period at the end holds for the parts before it that name none. */
function withTrailingPeriod(frames: readonly Frame[]): Frame[] {
  const last = frames.findLast((frame) => frame.periods.length > 0)
  if (last === undefined) return [...frames]
  return frames.map((frame) => (frame.periods.length > 0 ? frame : { ...frame, periods: last.periods }))
}

function uniqueCalls(calls: readonly PlannedCall[]): PlannedCall[] {
  const seen = new Set<string>()
  return calls.filter((call) => {
    const key = JSON.stringify(call)
    return seen.has(key) ? false : seen.add(key)
  })
}

/** The frame that a conversation has left, from its questions in order. */
export function frameAfter(questions: readonly string[], context: UnderstandingContext): Frame | null {
  return questions.reduce<Frame | null>((frame, question) => understand(question, frame, context).frame, null)
}
