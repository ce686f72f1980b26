import { isPerDay, type ComparedDays } from '../../shared/compared-days.ts'
import type { ExplanationPart } from '../../shared/explanation.ts'
import { formatUsd } from '../../shared/money.ts'

const mostDrivers = 3

type Change = {
  /** In USD, in as many days. */
  readonly difference: number
  /** The same in percent, where that can be said. */
  readonly change: number | null
  readonly days: ComparedDays | null
}

/**
 * A difference in a sentence or two.
 *
 * @param daysParts what more or fewer days make; none where the periods are of one length.
 */
export function explanationSummary(
  found: Change,
  services: readonly ExplanationPart[],
  daysParts: readonly ExplanationPart[],
): string {
  return [changeSentence(found, services), ...daysParts.map(daysSentence)].join(' ')
}

function changeSentence({ difference, change, days }: Change, services: readonly ExplanationPart[]): string {
  const perDay = days !== null && isPerDay(days)
  const subject = perDay ? 'Costs per day' : 'Costs'
  if (difference === 0) return `${subject} did not change.`
  const drivers = services
    .filter((part) => part.change > 0 === difference > 0 && part.change !== 0)
    .slice(0, mostDrivers)
    .map((part) => `${part.label} (${signed(part.change)})`)
  const percent = change === null ? '' : ` (${Math.abs(change)} %)`
  const amount = formatUsd(Math.abs(difference))
  const size =
    perDay && change !== null
      ? `${Math.abs(change)} % (${signed(difference)} over ${days.currentDays.size} days)`
      : `${amount}${percent}`
  return `${subject} ${difference > 0 ? 'rose' : 'fell'} by ${size}, mostly ${drivers.join(', ')}.`
}

function daysSentence({ change }: ExplanationPart): string {
  const [count, effect] = change > 0 ? ['More', 'more'] : ['Fewer', 'less']
  return `${count} days make ${formatUsd(Math.abs(change))} ${effect}.`
}

function signed(amount: number): string {
  return `${amount > 0 ? '+' : '-'}${formatUsd(Math.abs(amount))}`
}
