import type { ChargeFacts, KindRule, KindTexts } from './charge-facts.ts'

const fields = ['service', 'usage', 'operation', 'unit', 'words'] as const

/** The texts of a charge that rules look at. */
export function textsOf(facts: ChargeFacts): KindTexts {
  const { usage_type, operation, usage_unit, charge_description, service_subcategory, sku } = facts
  const joined = (...parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(' | ')
  return {
    service: joined(facts.service_name, facts.bill_service_name),
    // Exports without a column for it have the usage type in the description.
    usage: usage_type ?? charge_description ?? sku ?? '',
    operation: operation ?? '',
    unit: usage_unit ?? '',
    words: joined(service_subcategory, usage_type, charge_description, usage_type === null ? sku : null),
  }
}

/**
 * Tries one line of a table.
 *
 * @returns the resource's class, null where the line tells none, or undefined where it does not match.
 */
export function matchRule(rule: KindRule, texts: KindTexts): string | null | undefined {
  let found: string | null = null
  for (const field of fields) {
    const expression = rule[field]
    if (expression === undefined) continue
    const match = expression.exec(texts[field])
    if (match === null) return undefined
    if (field === 'usage' || field === 'words') found = match.slice(1).find(Boolean)?.trim() ?? found
  }
  return rule.is ?? found
}

/** The line for a person: which text has to match what. */
export function describeRule(provider: string, rule: KindRule): string {
  const parts = fields.flatMap((field) =>
    rule[field] === undefined ? [] : [`${field} ${rule[field].source}`],
  )
  return `${provider}: ${parts.join(', ')}`
}
