import { sumMoney } from '../../../shared/money.ts'
import { serviceKey } from '../../costs/service-key.ts'
import { inMoney, inPercent } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, Rule } from '../evidence.ts'
import { isOnDemand, linesBy, linesOf, monthlyCost } from '../line-figures.ts'
import { modelCosts, priceOf, tokensOf, type ModelCost } from '../token-costs.ts'

/** From this part of the input on, somebody caches already. */
const cachedAlready = 10

/** Models that take no prompts that repeat. */
const without = /embed|titan|imagen|whisper|dall/i

/** The part of the input of a model that came from the cache, in percent: by tokens, or by cost where none are counted. */
function cachedPercent(input: readonly CostLine[], cached: readonly CostLine[]): number {
  const [one, other] = [tokensOf(input), tokensOf(cached)]
  const [fresh, read] =
    one !== null && other?.unit === one.unit
      ? [one.count, other.count]
      : [monthlyCost(input), monthlyCost(cached)]
  return fresh + read > 0 ? (100 * read) / (fresh + read) : 0
}

function toCandidate({ model, kinds }: ModelCost, discountPercent: number) {
  const input = (kinds.get('input') ?? []).filter(isOnDemand)
  const cached = kinds.get('cache read') ?? []
  const percent = cachedPercent(input, cached)
  if (without.test(model) || monthlyCost(input) <= 0 || percent >= cachedAlready) return []
  const [price, cheaper] = [priceOf(input), priceOf(cached)]
  const isKnown = price !== null && cheaper?.unit === price.unit && cheaper.price < price.price
  const discount = isKnown ? 1 - cheaper.price / price.price : discountPercent / 100
  return [{ input, percent, saved: monthlyCost(input) * discount }]
}

function toDraft(lines: readonly CostLine[], { settings }: Evidence): Draft | null {
  const { ai_cached_share_percent: share, ai_cache_discount_percent: discount } = settings
  const models = modelCosts(lines).flatMap((model) => toCandidate(model, discount))
  if (models.length === 0) return null
  const input = models.flatMap((one) => one.input)
  const expected = (sumMoney(models.map(({ saved }) => saved)) * share) / 100
  return {
    title: `Cache the prompts of ${lines[0]?.service_name ?? ''} that repeat`,
    lines: input,
    evidence: [
      inMoney('Input of models that hardly cache, per month', monthlyCost(input)),
      inPercent('Of the input from the cache at most', Math.max(...models.map(({ percent }) => percent))),
    ],
    formula:
      'input per month of models with less than 10 % from the cache x part that repeats x (1 - price of cached input / price of input); at least half of it',
    source: 'CUDOS: cache reads of all input; prices of the bills where they have both, else the assumption',
    saving: { low: expected / 2, expected, high: expected },
    assumptions: ['ai_cached_share_percent', 'ai_cache_discount_percent'],
    confidence: 'low',
    effort: 'medium',
    what_to_do:
      'Put what is the same in every request, such as instructions and documents, first, and mark it for the cache of the model.',
    how_to_check: 'Cache reads appear on the bill, and input falls by more than they cost.',
  }
}

/** Input of models that is paid in full time after time. */
export const aiPromptCache: Rule = {
  name: 'ai-prompt-cache',
  find: (evidence) =>
    linesBy(linesOf(evidence, 'ai-tokens'), serviceKey).flatMap((lines) => toDraft(lines, evidence) ?? []),
}
