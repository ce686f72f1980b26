import { addMonths, countDays, endOfMonth, startOfMonth, type DayRange } from '../../../shared/period.ts'
import { moneyIn } from '../../../shared/money.ts'
import type { ToolComparison } from '../../../shared/tool-results.ts'
import { cleanText } from '../../tools/clean-text.ts'
import type { ResultScope } from './draft.ts'

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

const nameLength = 128
const sentenceLength = 1000

/** A sentence around names from the data: on one line, with nothing in it that marks text up. */
export function shownSentence(text: string, limit: number = sentenceLength): string {
  return cleanText(text, limit).replace(/\*+/g, '*')
}

/** A name from the data as part of a sentence. */
export function shownName(name: string): string {
  return shownSentence(name, nameLength)
}

/** Both days of a period, or the one. */
export function datesOf({ start_date, end_date }: DayRange): string {
  return start_date === end_date ? start_date : `${start_date} to ${end_date}`
}

function isMonth(range: DayRange): boolean {
  return (
    range.start_date === startOfMonth(range.start_date) && range.end_date === endOfMonth(range.start_date)
  )
}

/** A period by its name, where it has one, and its dates. */
export function periodWords(range: DayRange): string {
  if (!isMonth(range)) return datesOf(range)
  const name = monthNames[Number(range.start_date.slice(5, 7)) - 1] ?? ''
  return `${name} ${range.start_date.slice(0, 4)} (${datesOf(range)})`
}

// Rounds 48.65 up as the page does; `toFixed` would round what the binary number is.
const percents = new Intl.NumberFormat('en-US', { minimumFractionDigits: 1, maximumFractionDigits: 1 })

export function percentWords(value: number): string {
  return `${percents.format(Math.abs(value))}%`
}

/** A difference with its sign. */
export function signed(amount: number, currency: string): string {
  return `${amount < 0 ? '-' : '+'}${moneyIn(currency)(Math.abs(amount))}`
}

export function listWords(names: readonly string[]): string {
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** What the costs are of, for "Your ... costs". */
export function subjectOf({ providers, services }: Pick<ResultScope, 'providers' | 'services'>): string {
  if (services.length === 0) return providers.length === 0 ? 'cloud' : listWords(providers)
  const names = services.map(shownName)
  const named =
    names.length > 4
      ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more services'`
      : listWords(names)
  return providers.length === 1 && services.length === 1 && !named.includes(providers[0] ?? '')
    ? `${providers[0]} ${named}`
    : named
}

function comparedWith(period: DayRange, comparison: DayRange): string {
  const monthBefore = isMonth(period) && comparison.start_date === addMonths(period.start_date, -1)
  if (monthBefore && isMonth(comparison)) return 'the previous month'
  return countDays(period) === countDays(comparison) ? 'the period before' : 'the comparison period'
}

/** The change of a total against its comparison period, with dates, amount and driver. */
export function changeSentence(
  period: DayRange,
  comparison: ToolComparison | null,
  currency: string,
): string {
  if (comparison === null) return ''
  const with_ = `${comparedWith(period, comparison)} (${datesOf(comparison)}, ${moneyIn(currency)(comparison.total_cost)})`
  if (comparison.change_percent === null) return `There is nothing to compare with: ${with_} had no costs.`
  const { change, change_percent } = comparison
  if (Math.abs(change_percent) < 0.05) return `This is the same as ${with_}.`
  const word = change > 0 ? 'increase' : 'decrease'
  const percent = percentWords(change_percent)
  const article = /^(?:8|11\.|18\.)/.test(percent) ? 'an' : 'a'
  const driver =
    comparison.driver === null ||
    comparison.driver_change === null ||
    Math.abs(comparison.driver_change) === Math.abs(change)
      ? ''
      : ` The largest part of it is ${shownName(comparison.driver)} (${signed(comparison.driver_change, currency)}).`
  const [days, before] = [countDays(period), countDays(comparison)]
  const uneven =
    days === before || Math.abs(days - before) <= 3 ? '' : ` The periods have ${days} and ${before} days.`
  return `This represents ${article} ${percent} ${word} (${signed(change, currency)}) compared to ${with_}.${driver}${uneven}`
}

/** A service with its provider, unless its name says so already. */
export function serviceWords(row: { cloud_provider: string | null; service_name: string | null }): string {
  const { cloud_provider, service_name } = row
  if (service_name === null) return cloud_provider ?? ''
  const name = shownName(service_name)
  return cloud_provider === null || name.startsWith(cloud_provider) ? name : `${cloud_provider} ${name}`
}

/** Notes of a tool, as sentences of their own. */
export function noteLines(notes: readonly string[]): string[] {
  return notes.length === 0 ? [] : [shownSentence(`Note: ${notes.join(' ')}`)]
}

/** How a default period is made known. */
export function defaultPeriodWords(period: DayRange): string {
  return `Based on the last 30 days (${datesOf(period)}, as no period was given),`
}
