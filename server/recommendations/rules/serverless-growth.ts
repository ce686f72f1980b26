import { serviceKey } from '../../costs/service-key.ts'
import { trendClass } from '../../forecasts/trend-class.ts'
import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { dailyTotal, growthPercent, linesBy, linesOf, monthlyCost } from '../line-figures.ts'

const leastGrowthPercent = 4

function toDraft(lines: CostLine[], { settings }: Evidence): Draft | null {
  const daily = dailyTotal(lines)
  const growth = growthPercent(daily)
  if (growth === null || growth < leastGrowthPercent || trendClass(daily)?.trend !== 'up') return null
  return {
    title: `Tune the functions of ${lines[0]?.service_name ?? 'serverless'}`,
    lines,
    evidence: [
      inMoney('Functions per month', monthlyCost(lines)),
      inPercent('Growth over the days looked at', growth),
    ],
    formula: 'functions per month x what tuning takes off; at least half of it',
    source: 'An assumption: what tuning memory and time-outs usually takes off',
    saving: partOf(monthlyCost(lines), settings.serverless_tuning_percent),
    assumptions: ['serverless_tuning_percent'],
    confidence: 'low',
    effort: 'medium',
    what_to_do:
      'Measure the dearest functions at several memory sizes, shorten timeouts and retries, and batch what comes in masses.',
    how_to_check: 'The cost per call of these functions falls.',
  }
}

export const serverlessGrowth: Rule = {
  name: 'serverless-growth',
  find: (evidence) =>
    linesBy(linesOf(evidence, 'serverless-duration', 'serverless-requests'), serviceKey)
      .map((lines) => toDraft(lines, evidence))
      .filter((draft) => draft !== null),
}
