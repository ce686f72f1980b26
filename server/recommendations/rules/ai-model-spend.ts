import { serviceKey } from '../../costs/service-key.ts'
import { inMoney, inPercent } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { linesBy, linesOf, monthlyCost, usageLines } from '../line-figures.ts'
import { modelCosts } from '../token-costs.ts'

const leastSharePercent = 5
const shownModels = 3

function toDraft(lines: readonly CostLine[], evidence: Evidence): Draft | null {
  const [first] = lines
  const all = usageLines(evidence).filter(({ cloud_provider }) => cloud_provider === first?.cloud_provider)
  const monthly = monthlyCost(lines)
  if (monthly <= 0 || (100 * monthly) / monthlyCost(all) < leastSharePercent) return null
  const kinds = linesBy(lines, ({ resource_class }) => resource_class ?? 'other tokens')
  return {
    title: `Look at what the models of ${first?.service_name ?? ''} cost`,
    lines,
    evidence: [
      inMoney('Tokens per month', monthly),
      ...modelCosts(lines)
        .slice(0, shownModels)
        .map((one) => inMoney(one.model, one.monthly)),
      ...kinds.map((own) =>
        inPercent(`Of that ${own[0]?.resource_class ?? 'other tokens'}`, (100 * monthlyCost(own)) / monthly),
      ),
    ],
    formula: 'none: bills tell what each model and kind of token costs, and not which work needs which model',
    source: 'The bill: tokens by model and kind',
    saving: null,
    assumptions: [],
    confidence: 'low',
    effort: 'medium',
    what_to_do:
      'Try whether a smaller model does the work of the dearest one; ask for shorter answers where output is most, and shorten or cache prompts where input is.',
    how_to_check: 'The dearest model costs less while as many requests are answered.',
  }
}

/** What tokens cost by model and kind, where that is a real part of the cost of a provider. */
export const aiModelSpend: Rule = {
  name: 'ai-model-spend',
  find: (evidence) =>
    linesBy(linesOf(evidence, 'ai-tokens'), serviceKey).flatMap((lines) => toDraft(lines, evidence) ?? []),
}
