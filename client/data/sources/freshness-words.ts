import type { AccountCoverage, CoveredDay } from '../../../shared/coverage.ts'
import { formatAge } from '../../ui/format-age.ts'
import { formatDay, formatDayRange } from '../../ui/format-day.ts'
import { formatShortMonth } from '../../ui/format-month.ts'
import type { Tone } from '../../ui/tag.tsx'
import { datasetName } from '../account-words.ts'
import { joinDays } from '../../ui/join-days.ts'

/** How fresh an account is: `Complete through Nov 22, 2026, imported 2 hours ago.` */
export function freshnessWords(
  { complete_through, last_import_at }: AccountCoverage,
  now: string | undefined,
): string {
  const days =
    complete_through === null ? 'No day is complete yet' : `Complete through ${formatDay(complete_through)}`
  if (last_import_at === null || now === undefined) return `${days}.`
  return `${days}, imported ${formatAge(last_import_at, now)}.`
}

const mostNamed = 3

/** The days without charges in words, newest first; null where there are none. */
export function gapWords(days: readonly CoveredDay[]): string | null {
  const gaps = joinDays(days.filter((day) => day.state === 'missing').map((day) => day.date)).toReversed()
  if (gaps.length === 0) return null
  const more = gaps.length - mostNamed
  const named = gaps.slice(0, mostNamed).map(formatDayRange).join('; ')
  return `No charges on ${named}${more > 0 ? `, and ${more} earlier ${more === 1 ? 'gap' : 'gaps'}` : ''}.`
}

/** The state of an account in a word. */
export function coverageTag({ days }: AccountCoverage): { readonly word: string; readonly tone: Tone } {
  const count = days.filter((day) => day.state === 'missing').length
  if (count === 0) return { word: 'No gaps', tone: 'good' }
  return { word: `${count} ${count === 1 ? 'day' : 'days'} without charges`, tone: 'warning' }
}

/** The formats that are counted, with their months where they differ. */
export function formatsWords({ periods }: AccountCoverage): string {
  const months = new Map<string, number>()
  for (const { datasets } of periods) {
    const name = [...new Set(datasets)].map(datasetName).join(' + ')
    months.set(name, (months.get(name) ?? 0) + 1)
  }
  if (months.size === 1) return [...months.keys()].join('')
  return [...months]
    .map(([name, count]) => `${name} (${count} ${count === 1 ? 'month' : 'months'})`)
    .join(', ')
}

/** Up to which month everything is invoiced. */
export function invoicedWords({ periods }: AccountCoverage): string {
  const last = periods.filter((period) => period.is_final).at(-1)
  if (last === undefined) return 'Nothing yet'
  const open = periods.filter((period) => !period.is_final && period.billing_period < last.billing_period)
  const words = `Through ${formatShortMonth(last.billing_period)}`
  return open.length === 0 ? words : `${words}, but for ${open.length}`
}
