import type { Provider } from '../../../shared/catalogue.ts'
import { awsKinds } from './aws-kinds.ts'
import { azureKinds } from './azure-kinds.ts'
import type { ChargeFacts, KindOfCharge, KindTable } from './charge-facts.ts'
import { focusKinds } from './focus-kinds.ts'
import { gcpKinds } from './gcp-kinds.ts'
import { kindOfLine } from './line-kinds.ts'
import { namedKinds } from './named-kinds.ts'
import { describeRule, matchRule, textsOf } from './match-rule.ts'

const tables: Readonly<Record<Provider, readonly KindTable[]>> = {
  AWS: [namedKinds, awsKinds, focusKinds],
  Azure: [namedKinds, azureKinds, focusKinds],
  GCP: [namedKinds, gcpKinds, focusKinds],
  Other: [namedKinds, focusKinds],
}

/**
 * What a charge is for: what kind of line it is, else the first line of the provider's table that matches, else what
 * FOCUS's words for its service say. What nothing knows is `other`.
 */
export function classifyCharge(facts: ChargeFacts): KindOfCharge {
  const line = kindOfLine(facts)
  if (line !== undefined) {
    const [charge_kind, kind_rule] = line
    return { charge_kind, kind_rule, resource_class: null, platform: null }
  }
  const texts = textsOf(facts)
  for (const { provider, rules, platformOf } of tables[facts.cloud_provider]) {
    for (const rule of rules) {
      const resource_class = matchRule(rule, texts)
      if (resource_class === undefined) continue
      const charge_kind = rule.kind === 'instance' && isSpot(facts) ? 'spot-instance' : rule.kind
      const kind_rule = describeRule(provider, rule)
      return { charge_kind, kind_rule, resource_class, platform: platformOf(charge_kind, texts) }
    }
  }
  return facts.charge_category === 'Purchase'
    ? { charge_kind: 'fee', kind_rule: 'charge_category Purchase', resource_class: null, platform: null }
    : { charge_kind: 'other', kind_rule: 'none', resource_class: null, platform: null }
}

/** FOCUS calls prices that follow the market dynamic. */
function isSpot({ pricing_category }: ChargeFacts): boolean {
  return pricing_category === 'Dynamic'
}
