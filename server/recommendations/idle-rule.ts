import type { ChargeKind } from '../../shared/charge-kind.ts'
import type { Evidence, ResourceLine, Rule } from './evidence.ts'
import { idOf, isSettled, rowOf } from './line-rows.ts'
import { resourceRule, type Found } from './resource-rule.ts'
import type { RuleWords } from './rule-words.ts'

/** What is paid for by the hour, and beside that by what goes through it. */
export type Gateway = Pick<RuleWords, 'name' | 'title' | 'source'> & {
  readonly hours: readonly ChargeKind[]
  readonly traffic: readonly ChargeKind[]
  command(resource: ResourceLine): string | null
}

/** Traffic of VPNs is not billed beside their hours; that of transit gateways is. */
const billsTraffic = ({ charge_kind, resource_class, usage_type, resource_id }: ResourceLine) =>
  charge_kind !== 'gateway-hours' ||
  /transit|tgw-/i.test(`${resource_class ?? ''} ${usage_type ?? ''} ${resource_id}`)

const moved: readonly ChargeKind[] = [
  'transfer-internet',
  'transfer-region',
  'transfer-zone',
  'transfer-other',
]

function findIdle({ hours, traffic }: Gateway, evidence: Evidence): Found[] {
  const busy = [...evidence.activity, ...evidence.resources].filter(
    ({ charge_kind }) => traffic.includes(charge_kind) || moved.includes(charge_kind),
  )
  const used = new Set(busy.map(idOf))
  return evidence.resources
    .filter((one) => hours.includes(one.charge_kind) && billsTraffic(one) && !used.has(idOf(one)))
    .filter((one) => isSettled(one, evidence))
    .map((one) => ({
      row: rowOf(one),
      saving: (one.monthly * evidence.settings.idle_recovery_percent) / 100,
    }))
}

/** A rule about hours of what had no traffic in the last four weeks; silent where bills do not name it. */
export function idleRule(gateway: Gateway): Rule {
  return resourceRule({
    ...gateway,
    figure: 'Hours without any traffic per month',
    formula:
      'hours per month of what had no traffic in the last four weeks x part that can be removed; at least half of it',
    assumptions: ['idle_recovery_percent'],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'Make sure that none of these waits for a failover or for health checks only, and delete those that nobody needs.',
    how_to_check: 'Their hours are gone from the next complete day on.',
    find: (evidence) => findIdle(gateway, evidence),
    sure: 0.5,
    // That the traffic of others is billed shows that that of these would be.
    isSure: (found, { activity }) =>
      activity.some(
        ({ charge_kind, cloud_provider }) =>
          gateway.traffic.includes(charge_kind) && found[0]?.row.cloud_provider === cloud_provider,
      ),
  })
}
