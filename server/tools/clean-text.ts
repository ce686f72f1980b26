const quotes: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u02bc\u0060\u00b4]/g, "'"],
  [/[\u201c\u201d\u00ab\u00bb]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/\u2026/g, '...'],
]

// Zero-width, bidirectional and other format characters can hide text from the reader but not from a model.
const invisible = /(?:\p{Cf}|\u034f|\u115f|\u1160|\u17b4|\u17b5|\u3164|\uffa0)/gu
const control = /\p{Cc}+/gu

/**
 * Makes a text safe to read and to compare: one form of every character, plain quotes and dashes, nothing invisible,
 * single spaces.
 *
 * @param limit where the text is cut, in characters.
 */
export function cleanText(text: string, limit: number): string {
  let clean = text
    .slice(0, limit * 4)
    .normalize('NFKC')
    .replace(invisible, '')
    .replace(control, ' ')
  for (const [pattern, plain] of quotes) clean = clean.replace(pattern, plain)
  return clean.replace(/\s+/g, ' ').trim().slice(0, limit)
}
