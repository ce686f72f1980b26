import { inMoney } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, linesOf, monthlyCost, ofAccount } from '../line-figures.ts'

const isAurora = ({ platform }: CostLine) => platform?.startsWith('Aurora') === true
const isOptimized = ({ usage_type }: CostLine) => /IO-?Optimized/i.test(usage_type ?? '')
const isRequests = (line: CostLine) =>
  line.charge_kind === 'database-io' &&
  isAurora(line) &&
  !/prox|PI_|insight|Replicated/i.test(line.usage_type ?? '')

function toDraft(lines: readonly CostLine[], { settings }: Evidence): Draft | null {
  const standard = lines.filter((line) => !isOptimized(line))
  const requests = standard.filter(isRequests)
  // A class without an engine counts as Aurora, so that the saving is never too high.
  const instances = standard.filter(
    (line) =>
      line.charge_kind.match(/instance|capacity/) !== null && (isAurora(line) || line.platform === null),
  )
  const storage = standard.filter((line) => line.charge_kind === 'database-storage' && isAurora(line))
  const [io, compute, stored] = [requests, instances, storage].map(monthlyCost)
  const [i = 0, c = 0, s = 0] = [io, compute, stored]
  const dearer = (c * settings.aurora_io_instance_percent + s * settings.aurora_io_storage_percent) / 100
  const expected = i - dearer
  if (c <= 0 || expected <= 0) return null
  return {
    title: `Switch Aurora of ${lines[0]?.account ?? lines[0]?.service_name ?? ''} to I/O-optimized`,
    lines: requests,
    account: lines[0]?.account ?? null,
    evidence: [
      inMoney('I/O of Aurora per month', i),
      inMoney('Instances of Aurora per month', c),
      inMoney('Storage of Aurora per month', s),
    ],
    formula:
      'I/O - 0.30 x instances - 1.25 x storage of all clusters of the account together, where that is more than nothing',
    source: 'AWS price list of Aurora: without charges for I/O, instances cost 30 % and storage 125 % more',
    saving: { low: expected / 2, expected, high: expected },
    assumptions: ['aurora_io_instance_percent', 'aurora_io_storage_percent'],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'Switch the clusters with most I/O to I/O-optimized; back again works once in 30 days. Reserved instances cover fewer of these.',
    how_to_check: 'The charges for I/O are gone, and those for instances and storage grow by less.',
  }
}

/** Aurora whose I/O costs more than the price without I/O would. */
export const auroraIo: Rule = {
  name: 'aurora-io',
  find: (evidence) => {
    const kinds = ['database-instance', 'database-capacity', 'database-storage', 'database-io'] as const
    const own = linesOf(evidence, ...kinds).filter(({ cloud_provider }) => cloud_provider === 'AWS')
    return linesBy(own, ofAccount).flatMap((lines) => toDraft(lines, evidence) ?? [])
  },
}
