import { sumMoney } from '../../../shared/money.ts'
import { inMoney } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { dailyTotal, linesBy, linesOf, monthlyCost, ofAccount } from '../line-figures.ts'

const weeks = 12
/** Less growth in twelve weeks is no growth, and would make logs look older than they are. */
const leastGrowth = 0.02

/**
 * How old stored logs are by their growth, in days: what grows by as much every day grew from nothing.
 *
 * @param daily cost of twelve weeks.
 * @returns null where they do not grow in every week.
 */
export function ageOfLogs(daily: readonly number[]): number | null {
  if (daily.length < weeks * 7) return null
  const means = Array.from({ length: weeks }, (_, week) => sumMoney(daily.slice(week * 7, week * 7 + 7)) / 7)
  const [first = 0, last = 0] = [means[0], means.at(-1)]
  const isGrowing = means.every((mean, week) => week === 0 || mean >= (means[week - 1] ?? 0))
  if (!isGrowing || first <= 0 || last < first * (1 + leastGrowth)) return null
  return (last * (weeks - 1) * 7) / (last - first)
}

function toDraft(lines: readonly CostLine[], { settings }: Evidence): Draft | null {
  const age = ageOfLogs(dailyTotal(lines, weeks * 7))
  const keep = settings.log_retention_days
  if (age === null || age <= keep) return null
  const monthly = monthlyCost(lines)
  const expected = monthly * (1 - keep / age)
  return {
    title: `Keep logs of ${lines[0]?.account ?? lines[0]?.service_name ?? ''} for as long as they are needed`,
    lines,
    account: lines[0]?.account ?? null,
    evidence: [
      inMoney('Stored logs per month', monthly),
      { label: 'Age of the oldest by their growth', value: Math.round(age), unit: 'days' },
    ],
    formula:
      'stored logs per month x (1 - days that they are needed / age by their growth); at least half of it',
    source:
      'Our own: storage that grows by as much every week is never deleted from; 0.03 USD a GB-month at AWS',
    saving: { low: expected / 2, expected, high: expected },
    assumptions: ['log_retention_days'],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'Ask how long logs have to be kept, and set that as the retention of every group that has none.',
    how_to_check: 'The cost of stored logs falls within days, and stays level from then on.',
  }
}

/** Stored logs that only ever grow. */
export const logRetention: Rule = {
  name: 'log-retention',
  find: (evidence) =>
    linesBy(linesOf(evidence, 'log-storage'), ofAccount).flatMap((lines) => toDraft(lines, evidence) ?? []),
}
