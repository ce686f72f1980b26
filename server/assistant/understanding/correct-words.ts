import { editDistance } from '../../../shared/edit-distance.ts'
import { abbreviations, contractions } from './lexicon/abbreviations.ts'
import { commonWords } from './lexicon/common-words.ts'
import { keywords, keywordSet } from './lexicon/keywords.ts'
import { digitsForNumberWords } from './lexicon/number-words.ts'

/** How many edits a word of this length forgives. */
function tolerance(length: number): number {
  return length >= 8 ? 2 : length >= 4 ? 1 : 0
}

function sameStart(one: string, other: string): boolean {
  return one[0] === other[0] || (one[0] === other[1] && one[1] === other[0])
}

/** The known word that an unknown one most probably is, or null. */
export function nearestWord(word: string, known: Iterable<string>): string | null {
  let best: string | null = null
  let bestScore = Infinity
  for (const candidate of known) {
    const allowed = tolerance(Math.min(candidate.length, word.length + 1))
    if (Math.abs(candidate.length - word.length) > allowed || !sameStart(word, candidate)) continue
    const distance = editDistance(word, candidate)
    // Four letters are few: only a swap or an extra letter is put right there.
    if (candidate.length === 4 && word.length === 4 && !isSwap(word, candidate)) continue
    const score = distance + (candidate.length === word.length ? 0 : 0.25)
    if (distance <= allowed && score < bestScore) {
      best = candidate
      bestScore = score
    }
  }
  return best
}

function isSwap(one: string, other: string): boolean {
  return [...one].toSorted().join('') === [...other].toSorted().join('')
}

/**
 * Writes a question in the words that the rules know: lower case, contractions and abbreviations in full, numbers as
 * digits, misspellings put right.
 *
 * @param names the words of provider and service names, which also attract misspellings.
 */
export function correctWords(text: string, names: ReadonlySet<string>): string {
  let plain = text.toLowerCase()
  for (const [pattern, full] of contractions) plain = plain.replace(pattern, full)
  plain = plain.replace(/[a-z0-9]+/g, (word) => {
    const full = Object.hasOwn(abbreviations, word) ? abbreviations[word] : undefined
    return full !== undefined && !names.has(word) ? full : word
  })
  plain = plain.replace(/(?<![a-z0-9~])[a-z]{4,}(?![a-z0-9~])/g, (word) => {
    if (commonWords.has(word) || keywordSet.has(word) || names.has(word)) return word
    if (isInflected(word)) return word
    return nearestWord(word, keywords) ?? nearestWord(word, names) ?? word
  })
  return digitsForNumberWords(periodWords(plain))
}

const units = ['week', 'month', 'quarter', 'year', 'weeks', 'months', 'quarters', 'years', 'weekend', 'days']
const reaches = ['last', 'this', 'past']

function near(word: string, known: readonly string[]): string | null {
  return known.find((candidate) => editDistance(word, candidate) <= (candidate.length > 5 ? 2 : 1)) ?? null
}

/** A slip in one half of "last month" is found by the other half, where the word alone could be another one. */
function periodWords(text: string): string {
  return text
    .replace(/\b(last|this|past|next)(week|month|quarter|year|weekend)\b/g, '$1 $2')
    .replace(/\b(last|past)(\d+)/g, '$1 $2')
    .replace(
      /\b(last|this|past|previous|next|(?:last|past) \d+) ([a-z]{3,8})\b/g,
      (found, before: string, word: string) => {
        const unit = units.includes(word) || isOtherThanUnit(word) ? null : near(word, units)
        return unit === null ? found : `${before} ${unit}`
      },
    )
    .replace(/\b([a-z]{3,5}) (week|month|quarter|year|weekend)\b/g, (found, word: string, unit: string) => {
      const known = commonWords.has(word) || keywordSet.has(word)
      const reach = known ? null : near(word, reaches)
      return reach === null ? found : `${reach} ${unit}`
    })
}

/** Words that do follow "this" or "last". The others may be units with a slip. */
function isOtherThanUnit(word: string): boolean {
  return (
    !['weak', 'mouth', 'moth', 'wear', 'yeas'].includes(word) &&
    (commonWords.has(word) || keywordSet.has(word))
  )
}

/** A regular form of a known word is no misspelling. */
function isInflected(word: string): boolean {
  return ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er'].some((ending) => {
    if (!word.endsWith(ending)) return false
    const stem = word.slice(0, -ending.length)
    return commonWords.has(stem) || commonWords.has(`${stem}e`)
  })
}
