import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import {
  dailyTotal,
  daysPerMonth,
  isOnDemandCompute,
  linesBy,
  ofAccount,
  usageLines,
  weekendAndWorkday,
} from '../line-figures.ts'
import { isNonProduction } from './non-production-hours.ts'

/** From this part of a workday on, weekends count as flat. */
const flatFrom = 0.9

function toDraft(lines: CostLine[], { range, settings }: Evidence): Draft | null {
  const rhythm = weekendAndWorkday(dailyTotal(lines), range.start_date)
  if (rhythm === null || rhythm.workday <= 0 || rhythm.weekend < flatFrom * rhythm.workday) return null
  const weekends = (rhythm.weekend * daysPerMonth * 2) / 7
  const [first] = lines
  return {
    title: `Let ${first?.service_name ?? 'compute'} rest at weekends`,
    lines,
    account: first?.account ?? null,
    evidence: [
      inMoney('Cost of weekends per month', weekends),
      inPercent('Weekend cost of workday cost', (100 * rhythm.weekend) / rhythm.workday),
    ],
    formula: 'cost of weekends per month x part that can be switched off; at least half of it',
    saving: partOf(weekends, settings.weekend_off_percent),
    assumptions: ['weekend_off_percent'],
    confidence: 'low',
    effort: 'medium',
    what_to_do: 'Find out which machines serve nobody at weekends; scale them in, or put a schedule on them.',
    how_to_check: 'Saturdays and Sundays cost less than workdays.',
  }
}

export const flatWeekends: Rule = {
  name: 'flat-weekends',
  find: (evidence) => {
    const compute = usageLines(evidence).filter((line) => isOnDemandCompute(line) && !isNonProduction(line))
    return linesBy(compute, ofAccount)
      .map((lines) => toDraft(lines, evidence))
      .filter((draft) => draft !== null)
  },
}
