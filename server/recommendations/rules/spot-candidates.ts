import { describeCommand } from '../describe-command.ts'
import type { ResourceLine } from '../evidence.ts'
import { isOnDemand } from '../line-figures.ts'
import { rowOf } from '../line-rows.ts'
import { resourceRule } from '../resource-rule.ts'

const interruptible =
  /\b(batch|ci|ci-?cd|workers?|runners?|build(er|s)?|render(ing|er)?|spark|etl|jenkins|training|crawler)\b/i
const lasting = /\b(master|controller|primary|database|db)\b/i

/** Whether tags or the name say that a machine does work that can be begun anew. */
export function isInterruptible({
  tags,
  resource_name,
}: Pick<ResourceLine, 'tags' | 'resource_name'>): boolean {
  const words = [...Object.values(tags), resource_name ?? ''].join(' ').replaceAll(/[_/.:]/g, ' ')
  return interruptible.test(words) && !lasting.test(words)
}

/** Machines on demand whose work can be interrupted. */
export const spotCandidates = resourceRule({
  name: 'spot-candidates',
  title: () => 'Run batch work and workers on spot machines',
  figure: 'Such machines on demand per month',
  formula:
    'machines on demand per month whose tags say batch, CI or worker x what spot costs less; at least half of it',
  source: 'KPI queries of the AWS cloud intelligence dashboards: 55 %',
  assumptions: ['spot_discount_percent'],
  confidence: 'low',
  effort: 'medium',
  what_to_do:
    'Make sure that the work can be begun anew after an interruption, and move it to spot machines of several types.',
  how_to_check: 'The cost of spot machines grows, and that of these on demand falls by more.',
  find: ({ resources, settings }) =>
    resources
      .filter((one) => one.charge_kind === 'instance' && isOnDemand(one) && isInterruptible(one))
      .map((one) => ({ row: rowOf(one), saving: (one.monthly * settings.spot_discount_percent) / 100 })),
  sure: 0.5,
  command: describeCommand,
})
