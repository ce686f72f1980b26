import { addMonths, endOfMonth, startOfMonth, type DayRange } from '../../../shared/period.ts'
import { moneyIn, type Money } from '../../../shared/money.ts'
import type { ToolComparison, ToolRow } from '../../../shared/tool-results.ts'
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

function comparedWith(period: DayRange, comparison: ToolComparison): string {
  const monthBefore = isMonth(period) && comparison.start_date === addMonths(period.start_date, -1)
  if (monthBefore && isMonth(comparison)) return 'the previous month'
  return comparison.compared_days === comparison.previous_days ? 'the period before' : 'the comparison period'
}

/** The change of a total against its comparison period, with dates, amount and driver. */
export function changeSentence(
  period: DayRange,
  comparison: ToolComparison | null,
  currency: string,
): string {
  if (comparison === null || comparison.compared_days === 0) return ''
  const { change, change_percent, current, compared_days, previous_days } = comparison
  const perDay = compared_days !== previous_days
  const isWhole = comparison.left_out_days.length === 0 && current.end_date === period.end_date
  const days = perDay ? `; ${compared_days} days against ${previous_days}` : ''
  const with_ = `${comparedWith(period, comparison)} (${datesOf(comparison)}, ${moneyIn(currency)(comparison.total_cost)}${days})`
  if (change_percent === null)
    return comparison.total_cost === 0 ? `There is nothing to compare with: ${with_} had no costs.` : ''
  const over = isWhole
    ? ''
    : `The compared days (${datesOf(current)}) cost ${moneyIn(currency)(comparison.current_total)}. `
  if (Math.abs(change_percent) < 0.05)
    return `${over}This is the same ${perDay ? 'per day ' : ''}as ${with_}.`
  const percent = percentWords(change_percent)
  const article = /^(?:8|11\.|18\.)/.test(percent) ? 'an' : 'a'
  const word = change_percent > 0 ? 'increase' : 'decrease'
  const size = perDay ? `${word} per day` : `${word} (${signed(change, currency)})`
  return `${over}This represents ${article} ${percent} ${size} compared to ${with_}.${driverSentence(comparison, currency)}`
}

function driverSentence({ driver, driver_change, change }: ToolComparison, currency: string): string {
  if (driver === null || driver_change === null || Math.abs(driver_change) === Math.abs(change)) return ''
  return ` The largest part of it is ${shownName(driver)} (${signed(driver_change, currency)}).`
}

/** A line's change behind its cost; nothing where there is none to tell. */
export function changeWords({ change_percent }: Pick<ToolRow, 'change_percent'>): string {
  if (change_percent === null) return ''
  if (Math.abs(change_percent) < 0.05) return ', unchanged'
  return `, ${change_percent < 0 ? 'down' : 'up'} ${percentWords(change_percent)}`
}

/** The first and the last of some lines, by their days where they are weeks or months; null without lines. */
export function courseWords(rows: readonly ToolRow[], money: Money): string | null {
  const [first, last] = [rows[0], rows.at(-1)]
  if (first === undefined || last === undefined || first.period === null) return null
  const perDay = first.daily_average !== null && last.daily_average !== null
  const level = ({ cost, daily_average, period }: ToolRow) =>
    `${perDay ? `${money(daily_average ?? 0)} a day` : money(cost)} (${period})`
  return `from ${level(first)} to ${level(last)}`
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
