import { anomalyWord, costWord, rankingWord, recommendationWord } from './intent-words.ts'
import { creativeWord, injectionWord, worldWord } from './off-topic-words.ts'
import { asksFuture, writeAction } from './unsupported-words.ts'

/** Whether a text has a name, and whether it has a period. */
export type Contents = { readonly named: boolean; readonly dated: boolean }

const joint =
  /[.?!;]+\s+(?=\S)|,?\s+(?:and|also|then|plus|but|&|along with|as well as)\s+(?:also\s+|then\s+|please\s+)?|,\s+/g
const question =
  /^(?:what|how|which|who|any|are there|is there|did|does|do|was|were|has|have|show|list|give|tell|find|detect|compare|can|could|where|recommend|suggest|flag|check|identify|rank|plot|break down|summari[sz]e)\b/
/** Such a question is about the figure just asked for, so the two are one. */
const aboutTheSame =
  /^(?:how (?:does|do|did|is|was|has|much) (?:that|it|this|they|those)\b|compare (?:it|that|this|them)|what (?:is|was) the (?:change|difference)|how (?:that|it) compares|is (?:that|it)|did (?:it|that) (?:go|change|increase)|show (?:it|that|them)\b|break (?:it|that|them)\b|rank (?:it|them)|tell me why|what changed)/
const lastSentence = /[.?!;]/

function isOther(text: string): boolean {
  return (
    injectionWord.test(text) ||
    creativeWord.test(text) ||
    (worldWord.test(text) && !costWord.test(text)) ||
    writeAction(text.replaceAll('~', 'x')) !== null ||
    asksFuture(text) ||
    /\bnext (?:week|month|quarter|year)\b/.test(text)
  )
}

function separates(left: string, mark: string, right: string, contents: (text: string) => Contents): boolean {
  if (left.trim().length < 3 || right.trim() === '') return false
  if (lastSentence.test(mark)) return left.trim().includes(' ') || isOther(left)
  if (aboutTheSame.test(right)) return false
  if (isOther(right) !== isOther(left) && (isOther(right) || question.test(right))) return true
  if (question.test(right) && mark.trim() !== ',') return left.trim().split(' ').length >= 2
  const leftAnalysis = anomalyWord.test(left) || recommendationWord.test(left)
  const starts =
    /^(?:any |the |some |all |our |cost |spend(?:ing)? |also )*(?:anomal|spik|unusual|recommend|suggest|saving|optimi|outlier|ways to)/.test(
      right,
    )
  if (
    starts &&
    !(anomalyWord.test(left) && anomalyWord.test(right)) &&
    !(recommendationWord.test(left) && recommendationWord.test(right))
  )
    return costWord.test(left) || leftAnalysis || rankingWord.test(left)
  if (
    leftAnalysis &&
    /^(?:the |our |a )?(?:top|most expensive|total|biggest|breakdown|daily|weekly|monthly|trend)/.test(right)
  )
    return true
  const before = contents(left)
  const after = contents(right)
  const compares = /\b(?:compar\w+|vs|versus|between|from|against|differ\w+|change)\b/.test(left)
  return before.named && before.dated && after.named && after.dated && !compares
}

/**
 * The parts of a question that are questions of their own.
 *
 * @param text corrected and masked.
 * @param contents what a part holds.
 */
export function splitClauses(text: string, contents: (text: string) => Contents): string[] {
  const parts: string[] = []
  let start = 0
  for (const match of text.matchAll(joint)) {
    const end = match.index + match[0].length
    const left = text.slice(start, match.index)
    if (!separates(left, match[0], text.slice(end), contents)) continue
    parts.push(left.trim())
    start = end
  }
  parts.push(text.slice(start).trim())
  return parts.filter((part) => /[a-z0-9~]/.test(part))
}
