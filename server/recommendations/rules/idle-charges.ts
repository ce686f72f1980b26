import { serviceKey } from '../../costs/service-key.ts'
import { inMoney, namesIn, partOf } from '../draft-parts.ts'
import type { CostLine, Rule } from '../evidence.ts'
import { linesBy, monthlyCost, usageLines, wordsOf } from '../line-figures.ts'

/** How bills name what nobody uses: idle addresses, unattached disks, stopped machines that still cost. */
const idleNames =
  /idle|unattached|orphan|not in use|in-?active (ip|address)|unused (ip|address|static|public|disk|volume|external)|static ip charge/i

function isIdle(line: CostLine): boolean {
  return idleNames.test(wordsOf(line))
}

export const idleCharges: Rule = {
  name: 'idle-charges',
  find: (evidence) =>
    linesBy(usageLines(evidence).filter(isIdle), serviceKey)
      .filter((lines) => monthlyCost(lines) > 0)
      .map((lines) => ({
        title: `Remove what is idle: ${namesIn(lines.map(({ usage_type, service_name }) => usage_type ?? service_name))}`,
        lines,
        evidence: [inMoney('Idle charges per month', monthlyCost(lines))],
        formula: 'idle charges per month x part that can be removed',
        saving: partOf(monthlyCost(lines), evidence.settings.idle_recovery_percent),
        assumptions: ['idle_recovery_percent'],
        confidence: 'high',
        effort: 'low',
        what_to_do:
          'List the resources behind these charges, keep a snapshot where data might be missed, and delete them.',
        how_to_check: 'The charges of these names are gone from the next complete day on.',
      })),
}
