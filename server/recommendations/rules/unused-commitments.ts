import { serviceKey } from '../../costs/service-key.ts'
import { inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Rule } from '../evidence.ts'
import { linesBy, monthlyCost } from '../line-figures.ts'

function isUnused({ charge_kind, commitment_status }: CostLine): boolean {
  return charge_kind === 'commitment-unused' || commitment_status?.toLowerCase() === 'unused'
}

/** What was paid for commitments that nothing used. A reservation's fee of a month counts once, on whichever day it comes. */
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
        source: 'FOCUS: EffectiveCost of charges whose CommitmentDiscountStatus is Unused',
        saving: partOf(monthlyCost(lines), settings.idle_recovery_percent),
        assumptions: ['idle_recovery_percent'],
        confidence: 'high',
        effort: 'medium',
        what_to_do:
          'Share the commitment with further accounts, move fitting workloads under it, exchange it, or let it end.',
        how_to_check: 'The unused part of the commitment falls, while the commitment itself costs the same.',
      })),
}
