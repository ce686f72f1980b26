import { createHash } from 'node:crypto'
import { moneyUnit, settingDefinitions } from '../../shared/insight-settings.ts'
import { roundForApi } from '../../shared/money.ts'
import type { Recommendation } from '../../shared/recommendation.ts'
import type { ClaimedDraft } from './claim-ledger.ts'
import type { Draft, Evidence, FoundResource } from './evidence.ts'

/** So many resources are listed. */
const mostResources = 50

/** The same for the same rule about the same service, account and subject, so that a decision is known again. */
export function recommendationId(rule: string, draft: Draft): string {
  const [first] = draft.lines
  const { account, subject: own } = draft
  const subject = [
    rule,
    first?.cloud_provider ?? '',
    first?.service_name ?? '',
    account ?? '',
    ...(own === undefined ? [] : [own]),
  ]
  return createHash('sha256').update(subject.join('\n')).digest('hex').slice(0, 16)
}

/** A draft in the words of the contract, before what people decided. */
export function toRecommendation(
  rule: string,
  draft: ClaimedDraft,
  { settings, currency }: Pick<Evidence, 'settings' | 'currency'>,
): Recommendation {
  const { lines, saving, alone, title, formula, source, resources = [] } = draft
  const { confidence, effort, what_to_do, how_to_check } = draft
  const [first] = lines
  return {
    id: recommendationId(rule, draft),
    rule,
    title,
    cloud_provider: first?.cloud_provider ?? 'Other',
    service_name: first?.service_name ?? '',
    account: draft.account ?? null,
    evidence: draft.evidence.map(({ label, value, unit }) => ({
      label,
      unit: unit === moneyUnit ? currency : unit,
      value: roundForApi(value),
    })),
    formula,
    source,
    charge_kinds: [...new Set(lines.map(({ charge_kind }) => charge_kind))],
    resources: resources.slice(0, mostResources).map(toResource),
    resource_count: resources.length,
    saving:
      saving === null
        ? null
        : {
            low: roundForApi(saving.low),
            expected: roundForApi(saving.expected),
            high: roundForApi(saving.high),
          },
    saving_alone: alone === null ? null : roundForApi(alone),
    assumptions: draft.assumptions.map((name) => {
      const { unit, description } = settingDefinitions[name]
      return { name, value: settings[name], unit: unit === moneyUnit ? currency : unit, description }
    }),
    confidence,
    effort,
    what_to_do,
    how_to_check,
    state: 'open',
    reason: null,
    snoozed_until: null,
    decided_at: null,
    follow_up: null,
  }
}

function toResource({
  resource,
  monthly,
  saving,
  command,
}: FoundResource): Recommendation['resources'][number] {
  const { resource_id, resource_name, account, region } = resource
  return {
    resource_id,
    resource_name,
    account,
    region,
    monthly_cost: roundForApi(monthly),
    saving: saving === null ? null : roundForApi(saving),
    command,
  }
}
