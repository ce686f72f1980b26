import { serviceKey } from '../../costs/service-key.ts'
import { inMoney, namesIn, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, monthlyCost, usageLines, wordsOf } from '../line-figures.ts'

const gp2 = /\bgp2\b|VolumeUsage\.gp2/i

/** Instance families with a successor that does the same for less: AWS, then Azure, then Google. */
const olderFamilies = [
  /\b(t1|t2|m1|m2|m3|m4|c1|c3|c4|r3|r4|i2|i3|d2|g3|p2|p3|x1)\.(nano|micro|small|medium|\d*x?large|metal)\b/i,
  /\b(basic_a|a\d+ ?v2|standard_a\d|[def]s?\d+ ?_?v[23]|[def]s?\d+_v[23])\b/i,
  /\bn1[ -](standard|highmem|highcpu|predefined|custom|instance)/i,
  /previous[- ]generation/i,
] as const

function toDraft(
  lines: CostLine[],
  percent: number,
  setting: 'gp3_discount_percent' | 'generation_discount_percent',
  target: string,
): Draft {
  return {
    title: `Move ${namesIn(lines.map(({ usage_type, service_name }) => usage_type ?? service_name))} to ${target}`,
    lines,
    evidence: [inMoney('Cost of older generations per month', monthlyCost(lines))],
    formula: 'cost of older generations per month x what the newer one costs less; at least half of it',
    saving: partOf(monthlyCost(lines), percent),
    assumptions: [setting],
    confidence: 'high',
    effort: setting === 'gp3_discount_percent' ? 'low' : 'medium',
    what_to_do: `Change these resources to ${target}; try one that matters little first.`,
    how_to_check: 'The charges of the old names are gone, and those of the new ones are smaller.',
  }
}

function find(evidence: Evidence): Draft[] {
  const { gp3_discount_percent, generation_discount_percent } = evidence.settings
  const lines = usageLines(evidence).filter(
    (line) => line.commitment_status === null && monthlyCost([line]) > 0,
  )
  const volumes = lines.filter((line) => gp2.test(wordsOf(line)))
  const families = lines.filter(
    (line) => !volumes.includes(line) && olderFamilies.some((family) => family.test(wordsOf(line))),
  )
  return [
    ...linesBy(volumes, serviceKey).map((own) =>
      toDraft(own, gp3_discount_percent, 'gp3_discount_percent', 'gp3'),
    ),
    ...linesBy(families, serviceKey).map((own) =>
      toDraft(own, generation_discount_percent, 'generation_discount_percent', 'the current generation'),
    ),
  ]
}

export const olderGenerations: Rule = { name: 'older-generations', find }
