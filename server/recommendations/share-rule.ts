import type { ChargeKind } from '../../shared/charge-kind.ts'
import type { InsightSettings } from '../../shared/insight-settings.ts'
import { sumMoney } from '../../shared/money.ts'
import type { EvidenceFigure } from '../../shared/recommendation.ts'
import { serviceKey } from '../costs/service-key.ts'
import { inMoney, namesIn } from './draft-parts.ts'
import { eligibleUsage } from './eligible-usage.ts'
import type { CostLine, Draft, Evidence, FoundResource, ResourceLine, Rule } from './evidence.ts'
import { isOnDemand, linesBy, monthlyCost } from './line-figures.ts'
import { wordsOfDraft, type RuleWords } from './rule-words.ts'

/** What a part of a monthly cost is. */
export type Part = { readonly low: number; readonly expected: number }

/** Fewer a month are not worth a line of their own. */
const leastOfResource = 1

export type What = Pick<
  CostLine,
  'charge_kind' | 'resource_class' | 'platform' | 'usage_type' | 'cloud_provider' | 'service_name'
>

export type ShareRule = RuleWords & {
  readonly kinds: readonly ChargeKind[]
  /** The part of the cost of a line that can be saved, 0 to 1; null where the rule is not about it. */
  partOf(what: What, settings: InsightSettings): Part | null
  /** What a resource can save, where that depends on more than its cost; `partOf` else. */
  savingOf?(resource: ResourceLine, evidence: Evidence): number | null
  /** Further figures about the lines. */
  figures?(lines: readonly CostLine[], settings: InsightSettings): EvidenceFigure[]
}

/**
 * A rule about a part of what some charges cost. Covered usage costs the same whether it is used or not, so that only
 * what is paid for as it is used can be saved; the rest would leave a commitment unused, and is told as such.
 */
export function shareRule(rule: ShareRule): Rule {
  return {
    name: rule.name,
    find(evidence) {
      const about = evidence.lines.filter(
        (line) => rule.kinds.includes(line.charge_kind) && rule.partOf(line, evidence.settings) !== null,
      )
      return linesBy(about, serviceKey).flatMap((lines) => toDraft(rule, lines, evidence) ?? [])
    },
  }
}

function toDraft(rule: ShareRule, all: readonly CostLine[], evidence: Evidence): Draft | null {
  const lines = all.filter((line) => isOnDemand(line) && monthlyCost([line]) > 0)
  if (lines.length === 0) return null
  const { settings } = evidence
  // Committed use that lowers the cost of usage by credits covers it as well.
  const open = eligibleUsage(all).uncovered / monthlyCost(lines)
  const parts = lines.map((line) => {
    const { low, expected } = rule.partOf(line, settings) ?? { low: 0, expected: 0 }
    const monthly = monthlyCost([line]) * open
    return { low: low * monthly, expected: expected * monthly }
  })
  const resources = resourcesOf(rule, lines, open, evidence)
  const named = rule.savingOf === undefined ? [] : resources.flatMap(({ saving }) => saving ?? [])
  const whole = sumMoney(parts.map(({ expected }) => expected))
  // What is told of each resource is closer than a part of the whole, as far as the resources are known.
  const expected = named.length > 0 ? Math.min(sumMoney(named), monthlyCost(lines)) : whole
  if (expected <= 0) return null
  const covered = monthlyCost(all.filter((line) => !isOnDemand(line)))
  return {
    title: rule.title(namesIn(lines.map(nameOf))),
    lines,
    resources,
    evidence: [
      inMoney(rule.figure, monthlyCost(lines)),
      ...(rule.figures?.(lines, settings) ?? []),
      ...(covered > 0 ? [inMoney('Under commitments, which would be freed for other use', covered)] : []),
    ],
    ...wordsOfDraft(rule),
    saving: {
      low: Math.min(expected, sumMoney(parts.map(({ low }) => low))),
      expected,
      high: Math.max(expected, whole),
    },
  }
}

function resourcesOf(
  rule: ShareRule,
  lines: readonly CostLine[],
  open: number,
  evidence: Evidence,
): FoundResource[] {
  const keys = new Set(lines.map(({ key }) => key))
  return evidence.resources
    .filter(({ line, monthly }) => keys.has(line) && monthly >= leastOfResource)
    .map((resource) => {
      const part = rule.partOf(resource, evidence.settings)?.expected ?? 0
      const saving = (rule.savingOf?.(resource, evidence) ?? part * resource.monthly) * open
      const command = rule.command?.(resource) ?? null
      return { resource, monthly: resource.monthly, saving, command }
    })
    .filter(({ saving }) => saving > 0)
}

/** What a line is, in short. */
export function nameOf({ resource_class, usage_type, service_name }: CostLine): string {
  return resource_class ?? usage_type ?? service_name
}
