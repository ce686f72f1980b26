import {
  amountWords,
  currencySentences,
  type CurrencyFigures,
  type ProvisionalRate,
  type UnconvertedAmount,
} from '../../shared/currency.ts'
import { formatShortMonth } from '../ui/format-month.ts'

type Figures = Pick<CurrencyFigures, 'unconverted' | 'provisional_rates'>

/** So many of each say enough; all of them stand beside the rates. */
const most = 3

/** What the reader of a total has to know about currencies, line by line. */
export function currencyLines({ unconverted, provisional_rates }: Figures): string[] {
  return [
    ...shortened(unconverted.map(unconvertedLine), 'amounts'),
    ...shortened(provisional_rates.map(provisionalLine), 'months'),
  ]
}

function unconvertedLine({ cost, billing_currency, months }: UnconvertedAmount): string {
  return `${amountWords(cost, billing_currency)} have no rate and are in no total (${monthWords(months)}).`
}

function provisionalLine({ cost, billing_currency, month, rate_month }: ProvisionalRate): string {
  return `${amountWords(cost, billing_currency)} of ${formatShortMonth(month)} count at the rate of ${formatShortMonth(rate_month)}, provisionally.`
}

function shortened(lines: readonly string[], what: string): string[] {
  const more = lines.length - most
  return more <= 0 ? [...lines] : [...lines.slice(0, most), `The same holds for ${more} more ${what}.`]
}

function monthWords(months: readonly string[]): string {
  const [first, last] = [months[0], months.at(-1)]
  if (first === undefined || last === undefined) return ''
  return first === last ? formatShortMonth(first) : `${formatShortMonth(first)} – ${formatShortMonth(last)}`
}

/** The same where there is hardly room: `and 20.00 EUR without a rate`. */
export function shortCurrencyWords({ unconverted, provisional_rates }: Figures): string {
  const apart = unconverted.map(({ cost, billing_currency }) => amountWords(cost, billing_currency))
  if (apart.length > 0) return `and ${apart.join(', ')} without a rate`
  return provisional_rates.length === 0 ? '' : 'at a provisional rate'
}

/** The month and currency to enter first; null where every rate is known. */
export function firstMonthToEnter({
  unconverted,
  provisional_rates,
}: Figures): { readonly month: string; readonly currency: string } | null {
  const [apart] = unconverted
  const missing = apart?.months[0]
  if (apart !== undefined && missing !== undefined)
    return { month: missing, currency: apart.billing_currency }
  const [carried] = provisional_rates
  return carried === undefined ? null : { month: carried.month, currency: carried.billing_currency }
}

/** The notes of an answer without those that `CurrencyNotes` shows. */
export function withoutCurrencies(notes: readonly string[], figures: Figures): string[] {
  const shown = new Set(currencySentences(figures))
  return notes.filter((note) => !shown.has(note))
}
