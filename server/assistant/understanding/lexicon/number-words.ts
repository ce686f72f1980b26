const small: Readonly<Record<string, number>> = {
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
  thirteen: 13,
  fourteen: 14,
  fifteen: 15,
  sixteen: 16,
  seventeen: 17,
  eighteen: 18,
  nineteen: 19,
}

const tens: Readonly<Record<string, number>> = {
  twenty: 20,
  thirty: 30,
  forty: 40,
  fourty: 40,
  fifty: 50,
  sixty: 60,
  seventy: 70,
  eighty: 80,
  ninety: 90,
}

const units: Readonly<Record<string, number>> = { one: 1, ...small }
const tensNames = Object.keys(tens).join('|')
const smallNames = Object.keys(small).join('|')
const countable =
  'days?|weeks?|months?|quarters?|years?|percent|%|services?|providers?|clouds?|hundred|thousand|dollars?|bucks|recommendations?'

/** Every number word of a text, written as digits. "one" counts only before something that is counted. */
export function digitsForNumberWords(text: string): string {
  return text
    .replace(/\ba couple(?: of)?\b|\bcouple of\b/g, '2')
    .replace(/\ba few\b|(?<=\b(?:last|past|previous) )few\b/g, '3')
    .replace(/\b(?:a )?dozen\b/g, '12')
    .replace(
      new RegExp(`\\b(${tensNames})(?:[\\s-](${Object.keys(units).join('|')}))?\\b`, 'g'),
      (_found, ten, one) =>
        String((tens[String(ten)] ?? 0) + (one === undefined ? 0 : (units[String(one)] ?? 0))),
    )
    .replace(new RegExp(`\\b(${smallNames})\\b`, 'g'), (word) => String(small[word] ?? word))
    .replace(new RegExp(`\\b(?:a|one)(?= (?:hundred|thousand))`, 'g'), '1')
    .replace(new RegExp(`\\bone(?= (?:${countable})\\b)`, 'g'), '1')
    .replace(/\b(\d+) hundred\b/g, '$100')
    .replace(/\b(\d+) thousand\b/g, '$1000')
    .replace(/\b(?:a|one) third\b/g, '33 percent')
    .replace(/\ba quarter(?= (?:more|higher|above|over|jump|spike|increase))/g, '25 percent')
    .replace(/(?<=\b(?:than|over|above) )half\b/g, '50 percent')
}
