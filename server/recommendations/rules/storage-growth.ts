import { serviceKey } from '../../costs/service-key.ts'
import { sumMoney } from '../../../shared/money.ts'
import { trendClass } from '../../forecasts/trend-class.ts'
import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { dailyTotal, growthPercent, linesBy, monthlyCost, usageLines, wordsOf } from '../line-figures.ts'

const colderTiers =
  /infrequent|\bIA\b|-IA|SIA-|glacier|deep ?archive|archive|\bcool\b|\bcold\b|nearline|coldline|intelligent/i
const leastGrowthPercent = 4
/** A colder part that grew by more percent points shows that somebody is at it already. */
const tierChange = 5

function coldPercent(lines: readonly CostLine[], from: number, to: number): number {
  const total = (some: readonly CostLine[]) => sumMoney(dailyTotal(some).slice(from, to))
  const all = total(lines)
  return all <= 0 ? 0 : (100 * total(lines.filter((line) => colderTiers.test(wordsOf(line))))) / all
}

function toDraft(lines: CostLine[], { settings }: Evidence): Draft | null {
  const daily = dailyTotal(lines)
  const growth = growthPercent(daily)
  if (growth === null || growth < leastGrowthPercent || trendClass(daily)?.trend !== 'up') return null
  const [before, now] = [coldPercent(lines, 0, 28), coldPercent(lines, daily.length - 28, daily.length)]
  if (now - before > tierChange) return null
  const monthly = monthlyCost(lines)
  return {
    title: `Move the cold part of ${lines[0]?.service_name ?? 'storage'} to a colder tier`,
    lines: lines.filter((line) => !colderTiers.test(wordsOf(line))),
    evidence: [
      inMoney('Storage per month', monthly),
      inPercent('Growth over the days looked at', growth),
      inPercent('Already in colder tiers', now),
    ],
    formula:
      'storage per month in the standard tier x rarely read part x what a colder tier costs less; at least half of it',
    saving: partOf(monthly * (1 - now / 100), settings.cold_share_percent, settings.cold_discount_percent),
    assumptions: ['cold_share_percent', 'cold_discount_percent'],
    confidence: 'medium',
    effort: 'medium',
    what_to_do:
      'Add a lifecycle rule that moves objects nobody read for 30 days, and one that deletes what is not needed.',
    how_to_check: 'The cost of the standard tier stops growing, and that of the colder one grows by less.',
  }
}

export const storageGrowth: Rule = {
  name: 'storage-growth',
  find: (evidence) =>
    linesBy(
      usageLines(evidence).filter(({ category }) => category === 'storage'),
      serviceKey,
    )
      .map((lines) => toDraft(lines, evidence))
      .filter((draft) => draft !== null),
}
