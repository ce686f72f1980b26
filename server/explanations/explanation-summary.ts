import { isPerDay, type ComparedDays } from '../../shared/compared-days.ts'
import type { ExplanationPart } from '../../shared/explanation.ts'
import { formatMoney } from '../../shared/money.ts'

const mostDrivers = 3

type Change = {
  /** In as many days. */
  readonly difference: number
  /** The same in percent, where that can be said. */
  readonly change: number | null
  readonly days: ComparedDays | null
}

/** What exchange rates make of the difference, and what it is told in. */
type Rates = { readonly byRates: number; readonly currency: string }

/**
 * A difference in a sentence or two.
 *
 * @param daysParts what more or fewer days make; none where the periods are of one length.
 */
export function explanationSummary(
  found: Change,
  services: readonly ExplanationPart[],
  daysParts: readonly ExplanationPart[],
  { byRates, currency }: Rates,
): string {
  const rates = byRates === 0 ? [] : [`Exchange rates make ${signed(byRates, currency)} of it.`]
  return [
    changeSentence(found, services, currency),
    ...rates,
    ...daysParts.map((part) => daysSentence(part, currency)),
  ].join(' ')
}

function changeSentence(
  { difference, change, days }: Change,
  services: readonly ExplanationPart[],
  currency: string,
): string {
  const perDay = days !== null && isPerDay(days)
  const subject = perDay ? 'Costs per day' : 'Costs'
  if (difference === 0) return `${subject} did not change.`
  const drivers = services
    .filter((part) => part.change > 0 === difference > 0 && part.change !== 0)
    .slice(0, mostDrivers)
    .map((part) => `${part.label} (${signed(part.change, currency)})`)
  const percent = change === null ? '' : ` (${Math.abs(change)} %)`
  const amount = formatMoney(Math.abs(difference), currency)
  const size =
    perDay && change !== null
      ? `${Math.abs(change)} % (${signed(difference, currency)} over ${days.currentDays.size} days)`
      : `${amount}${percent}`
  return `${subject} ${difference > 0 ? 'rose' : 'fell'} by ${size}, mostly ${drivers.join(', ')}.`
}

function daysSentence({ change }: ExplanationPart, currency: string): string {
  const [count, effect] = change > 0 ? ['More', 'more'] : ['Fewer', 'less']
  return `${count} days make ${formatMoney(Math.abs(change), currency)} ${effect}.`
}

function signed(amount: number, currency: string): string {
  return `${amount > 0 ? '+' : '-'}${formatMoney(Math.abs(amount), currency)}`
}
