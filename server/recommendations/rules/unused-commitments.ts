import { serviceKey } from '../../costs/service-key.ts'
import { inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Rule } from '../evidence.ts'
import { linesBy, monthlyCost, wordsOf } from '../line-figures.ts'

const unusedNames = /(unused|unutili[sz]ed|underutili[sz]ed).{0,20}(reserv|commit|savings? plan|\bRIs?\b)/i

function isUnused(line: CostLine): boolean {
  return line.commitment_status?.toLowerCase() === 'unused' || unusedNames.test(wordsOf(line))
}

export const unusedCommitments: Rule = {
  name: 'unused-commitments',
  find: ({ lines: all, settings }) =>
    linesBy(all.filter(isUnused), serviceKey)
      .filter((lines) => monthlyCost(lines) > 0)
      .map((lines) => ({
        title: `Use or give back unused commitments of ${lines[0]?.service_name ?? ''}`,
        lines,
        evidence: [inMoney('Paid for commitments that nothing used, per month', monthlyCost(lines))],
        formula: 'unused commitment per month x part that can be put to use',
        saving: partOf(monthlyCost(lines), settings.idle_recovery_percent),
        assumptions: ['idle_recovery_percent'],
        confidence: 'high',
        effort: 'medium',
        what_to_do:
          'Share the commitment with further accounts, move fitting workloads under it, exchange it, or let it end.',
        how_to_check: 'The unused part of the commitment falls, while the commitment itself costs the same.',
      })),
}
