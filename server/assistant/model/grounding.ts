import { isCurrency } from '../../../shared/currency.ts'
import { isDay } from '../../../shared/calendar-day.ts'
import { countDays } from '../../../shared/period.ts'

type Kind = 'money' | 'percent' | 'count'
type Fact = { readonly value: number; readonly kind: Kind }

/** What figures of an answer may be taken from. */
export type Evidence = {
  readonly facts: readonly Fact[]
  /** Names and labels that hold digits without being figures. */
  readonly names: readonly string[]
  /** Numbers of the question, good for anything but money. */
  readonly asked: readonly number[]
}

const figurePattern =
  /(?<![\w.])([-+]?\s?(?:[a-z]{0,3}\p{Sc}|[a-z]{3}(?=\s\d))\s?)?(\d[\d,]*(?:\.\d+)?)\s?(%|percent\b|k\b|m\b|bn\b|thousand\b|million\b)?(?![\w])/giu
const months =
  'jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?'
const notFigures: readonly RegExp[] = [
  /\b20\d\d-\d\d-\d\d\b/g,
  /\b20\d\d-(?:W\d\d|\d\d)\b/g,
  new RegExp(
    `\\b(?:${months})\\.?\\s+\\d{1,2}(?:st|nd|rd|th)?(?:\\s*(?:-|–|to|through)\\s*\\d{1,2})?(?:,?\\s+20\\d\\d)?\\b`,
    'gi',
  ),
  new RegExp(`\\b\\d{1,2}(?:st|nd|rd|th)?\\s+(?:of\\s+)?(?:${months})(?:,?\\s+20\\d\\d)?\\b`, 'gi'),
  new RegExp(`\\b(?:${months})\\.?,?\\s+20\\d\\d\\b`, 'gi'),
  /\b[QH][1-4](?:\s+20\d\d)?\b/gi,
  /(?<![\d\p{Sc}.,])\b20[12]\d\b(?![.,]?\d|\s?%)/gu,
  /^\s*\d{1,2}[.)]\s/gm,
  /^\s*\d{1,2}[.)]\s*$/gm,
]

const scales: Readonly<Record<string, number>> = { k: 1e3, thousand: 1e3, m: 1e6, million: 1e6, bn: 1e9 }

type Figure = {
  readonly text: string
  readonly value: number
  readonly decimals: number
  readonly scale: number
  readonly kind: Kind
}

/** A sign, or the letters of a currency: `$`, `CA$`, `CHF`. */
function isMoney(before: string): boolean {
  return /\p{Sc}/u.test(before) || isCurrency(before.trim().slice(-3))
}

function kindOf(before: string, unit: string): Kind {
  if (isMoney(before)) return 'money'
  return unit === '%' || unit.toLowerCase() === 'percent' ? 'percent' : 'count'
}

function figuresOf(text: string): Figure[] {
  return [...text.matchAll(figurePattern)].map(([whole, before = '', digits = '', unit = '']) => ({
    text: (isMoney(before) ? whole : whole.slice(before.length)).trim(),
    value: Number(digits.replaceAll(',', '')),
    decimals: digits.split('.')[1]?.length ?? 0,
    scale: scales[unit.toLowerCase()] ?? 1,
    kind: kindOf(before, unit),
  }))
}

function withoutNames(text: string, names: readonly string[]): string {
  let rest = text
  for (const name of names) rest = rest.replaceAll(name, ' ')
  for (const pattern of notFigures) rest = rest.replace(pattern, ' ')
  return rest
}

function stands(figure: Figure, number: number): boolean {
  const size = Math.abs(number) / figure.scale
  const unit = 10 ** -figure.decimals
  return Math.abs(size - figure.value) <= unit / 2 + 1e-9
}

/**
 * The figures of a text that stand neither in the evidence, rounded as they are written, nor in the question.
 *
 * @returns them as they are written; none where the text is grounded.
 */
export function ungroundedFigures(text: string, evidence: Evidence): string[] {
  return figuresOf(withoutNames(text, evidence.names))
    .filter((figure) => {
      // A bare number may be any of them; money and percentages stand only for themselves.
      const fits = ({ value, kind }: Fact) =>
        (figure.kind === 'count' || figure.kind === kind) && stands(figure, value)
      if (evidence.facts.some(fits)) return false
      return figure.kind === 'money' || !evidence.asked.some((number) => stands(figure, number))
    })
    .map((figure) => figure.text)
}

/** What the results of tools and a question give to stand on. */
export function evidenceOf(results: readonly unknown[], question: string): Evidence {
  const facts: Fact[] = []
  const names = new Set<string>()
  const count = (value: number) => facts.push({ value, kind: 'count' })
  const collect = (value: unknown, field: string): void => {
    if (typeof value === 'number') facts.push({ value, kind: kindOfField(field) })
    else if (typeof value === 'string') {
      if (value.length <= 60 && /\d/.test(value) && /[a-z]/i.test(value)) names.add(value)
      else
        for (const { value: size, scale, kind } of figuresOf(withoutNames(value, [])))
          facts.push({ value: size * scale, kind })
    } else if (Array.isArray(value)) {
      count(value.length)
      value.forEach((item) => collect(item, field))
    } else if (typeof value === 'object' && value !== null) {
      daysIn(value).forEach(count)
      for (const [name, item] of Object.entries(value)) collect(item, name)
    }
  }
  results.forEach((result) => collect(result, ''))
  const asked = figuresOf(withoutNames(question, [])).map((figure) => figure.value * figure.scale)
  return { facts, names: [...names].toSorted((one, other) => other.length - one.length), asked }
}

function kindOfField(field: string): Kind {
  if (field.endsWith('percent')) return 'percent'
  return field.endsWith('count') ? 'count' : 'money'
}

/** How many days a range in a result has. */
function daysIn(value: object): number[] {
  const entries = new Map(Object.entries(value))
  const [start, end] = [entries.get('start_date'), entries.get('end_date')]
  return typeof start === 'string' && typeof end === 'string' && isDay(start) && isDay(end)
    ? [countDays({ start_date: start, end_date: end })]
    : []
}
