import { serviceKey } from '../../costs/service-key.ts'
import { inMoney } from '../draft-parts.ts'
import type { Rule } from '../evidence.ts'
import { linesBy, linesOf, monthlyCost } from '../line-figures.ts'

/** Volumes of io1, which io2 does better at the same price. */
export const io1Durability: Rule = {
  name: 'io1-durability',
  find: (evidence) => {
    const own = linesOf(evidence, 'volume').filter(
      ({ cloud_provider, resource_class }) => cloud_provider === 'AWS' && resource_class === 'io1',
    )
    return linesBy(own, serviceKey).map((lines) => ({
      title: 'Move io1 volumes that stay to io2',
      lines,
      evidence: [inMoney('io1 volumes per month', monthlyCost(lines))],
      formula: 'none: both cost the same',
      source: 'AWS price list of EBS volumes: the same price, a hundred times the durability',
      saving: null,
      assumptions: [],
      confidence: 'low' as const,
      effort: 'low' as const,
      what_to_do:
        'Change the volumes that cannot become gp3 from io1 to io2, which works while they are in use.',
      how_to_check: 'The charges for io1 are gone, and those for io2 are the same.',
    }))
  },
}
