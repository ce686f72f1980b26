import { serviceKey } from '../../costs/service-key.ts'
import { sumMoney } from '../../../shared/money.ts'
import { trendClass } from '../../forecasts/trend-class.ts'
import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { dailyTotal, growthPercent, linesBy, linesOf, monthlyCost } from '../line-figures.ts'
import { rarelyReadLines } from './rarely-read-storage.ts'

/** Tiers that objects are written to when nobody says otherwise; everything else is colder. */
const standardTiers: readonly (string | null)[] = ['standard', 'hot', null]
const isStandard = ({ resource_class }: CostLine) => standardTiers.includes(resource_class)
const leastGrowthPercent = 4
/** A colder part that grew by more percent points shows that somebody is at it already. */
const tierChange = 5

function coldPercent(lines: readonly CostLine[], from: number, to: number): number {
  const total = (some: readonly CostLine[]) => sumMoney(dailyTotal(some).slice(from, to))
  const all = total(lines)
  return all <= 0 ? 0 : (100 * total(lines.filter((line) => !isStandard(line)))) / all
}

function toDraft(lines: CostLine[], rarelyRead: ReadonlySet<string>, { settings }: Evidence): Draft | null {
  const daily = dailyTotal(lines)
  const growth = growthPercent(daily)
  if (growth === null || growth < leastGrowthPercent || trendClass(daily)?.trend !== 'up') return null
  const [before, now] = [coldPercent(lines, 0, 28), coldPercent(lines, daily.length - 28, daily.length)]
  if (now - before > tierChange) return null
  // What hardly anybody reads moves as a whole.
  const left = lines.filter((line) => isStandard(line) && !rarelyRead.has(line.key))
  if (left.length === 0) return null
  return {
    title: `Move the cold part of ${lines[0]?.service_name ?? 'storage'} to a colder tier`,
    lines: left,
    evidence: [
      inMoney('Storage per month', monthlyCost(lines)),
      inPercent('Growth over the days looked at', growth),
      inPercent('Already in colder tiers', now),
    ],
    formula:
      'storage per month in the standard tier x rarely read part x what a colder tier costs less; at least half of it',
    source:
      'Assumptions for what is rarely read and what a colder tier costs less, retrieval included; the bill tells storage by tier',
    saving: partOf(monthlyCost(left), settings.cold_share_percent, settings.cold_discount_percent),
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
  find: (evidence) => {
    const rarelyRead = rarelyReadLines(evidence)
    return linesBy(linesOf(evidence, 'object-storage'), serviceKey).flatMap(
      (lines) => toDraft(lines, rarelyRead, evidence) ?? [],
    )
  },
}
