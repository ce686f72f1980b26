import { sumMoney } from '../../shared/money.ts'
import { serviceKey } from '../costs/service-key.ts'
import { inMoney, namesIn } from './draft-parts.ts'
import { eligibleUsage } from './eligible-usage.ts'
import type { CostLine, Draft, Evidence, Rule } from './evidence.ts'
import { isOnDemand, linesBy, monthlyCost } from './line-figures.ts'
import type { Row } from './line-rows.ts'
import { wordsOfDraft, type RuleWords } from './rule-words.ts'
import { nameOf } from './share-rule.ts'

/** A row with what of it could be saved in a month; null where only that something is there can be told. */
export type Found = { readonly row: Row; readonly saving: number | null }

export type ResourceRule = RuleWords & {
  /** The rows that the rule is about, each once. */
  find(evidence: Evidence): readonly Found[]
  /** The part of the saving that there is at least, 0 to 1. */
  readonly sure: number
  /** Whether the rule may be surer of what it found than usual. */
  isSure?(found: readonly Found[], evidence: Evidence): boolean
}

/** A rule that looks at each resource, or at a whole line where bills name none. */
export function resourceRule(rule: ResourceRule): Rule {
  return {
    name: rule.name,
    find(evidence) {
      const found = rule.find(evidence)
      const keys = new Set(found.map(({ row }) => row.line))
      const about = evidence.lines.filter((line) => keys.has(line.key) && isOnDemand(line))
      return linesBy(about, serviceKey).flatMap((lines) => toDraft(rule, lines, found, evidence) ?? [])
    },
  }
}

function toDraft(
  rule: ResourceRule,
  all: readonly CostLine[],
  everything: readonly Found[],
  evidence: Evidence,
): Draft | null {
  const lines = all.filter((line) => monthlyCost([line]) > 0)
  if (lines.length === 0) return null
  const keys = new Set(lines.map(({ key }) => key))
  const open = openPart(lines, evidence)
  const found = everything
    .filter(({ row }) => keys.has(row.line))
    .map(({ row, saving }) => ({ row, saving: saving === null ? null : saving * open }))
    .toSorted((one, other) => (other.saving ?? 0) - (one.saving ?? 0) || other.row.monthly - one.row.monthly)
  const known = found.flatMap(({ saving }) => saving ?? [])
  const expected = Math.min(sumMoney(known), monthlyCost(lines))
  if (known.length > 0 && expected <= 0) return null
  return {
    ...wordsOfDraft(rule),
    confidence: rule.isSure?.(found, evidence) === true ? 'high' : rule.confidence,
    title: rule.title(namesIn(lines.map(nameOf))),
    lines,
    resources: found.flatMap(({ row, saving }) =>
      row.resource === null || saving === 0
        ? []
        : [
            {
              resource: row.resource,
              monthly: row.monthly,
              saving,
              command: rule.command?.(row.resource) ?? null,
            },
          ],
    ),
    evidence: [
      inMoney(rule.figure, Math.min(sumMoney(found.map(({ row }) => row.monthly)), monthlyCost(lines))),
    ],
    saving: known.length === 0 ? null : { low: rule.sure * expected, expected, high: expected },
  }
}

/** The part of some usage that no credits for committed use cover. */
function openPart(lines: readonly CostLine[], evidence: Evidence): number {
  const isAlike = (line: CostLine) =>
    line.commitment_type !== null &&
    lines.some(
      (own) =>
        own.charge_kind === line.charge_kind &&
        own.resource_class === line.resource_class &&
        own.account === line.account &&
        serviceKey(own) === serviceKey(line),
    )
  return eligibleUsage([...lines, ...evidence.lines.filter(isAlike)]).uncovered / monthlyCost(lines)
}
