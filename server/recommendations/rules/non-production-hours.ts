import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import {
  dailyTotal,
  isOnDemandCompute,
  linesBy,
  monthlyCost,
  ofAccount,
  usageLines,
  weekendAndWorkday,
  wordsOf,
} from '../line-figures.ts'

const nonProduction =
  /\b(non-?prod\w*|dev|develop(ment|er)?s?|test(ing)?|stag(e|ing)|qa|uat|sandbox|demo|preview|integration)\b/i

/** Below this part of a workday, weekends are evidently switched off already. */
const alreadyOff = 0.6

export function isNonProduction(line: CostLine): boolean {
  return isOnDemandCompute(line) && nonProduction.test(wordsOf(line).replaceAll(/[_/.]/g, ' '))
}

function toDraft(lines: CostLine[], { range, settings }: Evidence): Draft | null {
  const rhythm = weekendAndWorkday(dailyTotal(lines), range.start_date)
  if (rhythm === null || rhythm.workday <= 0 || rhythm.weekend < alreadyOff * rhythm.workday) return null
  const [first] = lines
  return {
    title: `Switch off ${first?.account ?? first?.service_name ?? 'non-production'} outside working hours`,
    lines,
    account: first?.account ?? null,
    evidence: [
      inMoney('Non-production compute per month', monthlyCost(lines)),
      inPercent('Weekend cost of workday cost', (100 * rhythm.weekend) / rhythm.workday),
    ],
    formula: 'non-production compute per month x part of the week that it can be off; at least half of it',
    saving: partOf(monthlyCost(lines), settings.schedule_off_percent),
    assumptions: ['schedule_off_percent'],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'Put a schedule on these machines: on from 8 to 20 o’clock, Monday to Friday, with a way to turn them on by hand.',
    how_to_check: 'Saturdays and Sundays cost next to nothing, and workdays about half.',
  }
}

export const nonProductionHours: Rule = {
  name: 'non-production-hours',
  find: (evidence) =>
    linesBy(usageLines(evidence).filter(isNonProduction), ofAccount)
      .map((lines) => toDraft(lines, evidence))
      .filter((draft) => draft !== null),
}
