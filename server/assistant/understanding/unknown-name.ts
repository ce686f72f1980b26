import { commonWords } from './lexicon/common-words.ts'
import { keywordSet } from './lexicon/keywords.ts'
import type { Vocabulary } from './vocabulary.ts'

const endings = ['s', 'es', 'd', 'ed', 'ing', 'ly', 'er', 'est', 'y']

function isOrdinary(word: string): boolean {
  if (word.length < 3 || commonWords.has(word) || keywordSet.has(word) || Object.hasOwn(fillers, word))
    return true
  return endings.some((ending) => {
    const stem = word.endsWith(ending) ? word.slice(0, -ending.length) : ''
    return (
      stem.length > 2 &&
      [stem, `${stem}e`, stem.slice(0, -1)].some((one) => commonWords.has(one) || keywordSet.has(one))
    )
  })
}

const fillers: Readonly<Record<string, true>> = Object.fromEntries(
  'cut cuts cutting usual regular average typical minimal additional extra excess hidden combined cumulative gross net real true actual entire annual yearly costing costly costed spender spenders spendings eats eating ate burn burning burned burnt money gone hog hogs culprit culprits offenders movers damage rack racking racked owe owed ring ringing shell shelled outlay finops savings wise level side vis cross multi hyperscaler hyperscalers csp csps cap limit limited show percentage percent pct graph chart plot curve hit hitting bump bumps jump jumps blip blips haywire whack fishy raw csv json cents fully roughly ballpark tldr asap wrt regarding concerning respect compute serverless tell recap rundown snapshot digest bottom dearest pricing priced outgoings expenditures invoiced fees fee hosting bang buck chunk portion slice eater eaters contributor contributors leader leaders consumer consumers anomalously finding findings scan flag flagged flags alert alerts risen climbed ballooned exploded crept skyrocketed dropped fell decline declined declines growth doubled doubling tripled twice double triple fold gap gaps spread delta mover movers variance variances itemized itemised list ranked sorted descending ascending order monthend yearend rightsized autoscaling autoscale commitments reservations reserved purchase purchases moving switching shifting tier tiers lifecycle overspend overspending overpaying wasteful wastage cleanup trim trimming slash shrink minimize minimise tighten low hanging fruit wins fast-forward'
    .split(' ')
    .map((word) => [word, true]),
)

const introduced =
  /\b(?:spend\w*|spent|costs?|pay\w*|paid|bills?|charges?|money|much)\s+(?:\w+\s+)?(?:on|for|of)\s+(?:the |our |my )?([a-z][a-z0-9-]{2,})|\b(?:does|did|is|was|do) (?:the |our |my )?([a-z][a-z0-9-]{2,}) (?:cost|costing)\b|\b([a-z][a-z0-9-]{2,}) (?:costs?|spend|spending|bill|expenses?)\b/g

/**
 * A name in a question that is neither known here nor an ordinary word: what a cost is asked of, or a word with a
 * capital inside the sentence.
 *
 * @param rest the clause with known names and periods overwritten.
 * @param written the question as it was typed.
 */
export function unknownNameIn(rest: string, written: string, vocabulary: Vocabulary): string | null {
  for (const match of rest.matchAll(introduced)) {
    const word = match[1] ?? match[2] ?? match[3] ?? ''
    if (!isOrdinary(word) && !vocabulary.names.has(word)) return word
  }
  const capitals = written.matchAll(/(?<=[a-z0-9,]\s)([A-Z][A-Za-z0-9]{2,})\b/g)
  for (const [, word = ''] of capitals) {
    const lower = word.toLowerCase()
    const unread = new RegExp(`(?<![a-z0-9~])${lower}(?![a-z0-9])`).test(rest)
    if (unread && !isOrdinary(lower) && !vocabulary.names.has(lower)) return word
  }
  return null
}
