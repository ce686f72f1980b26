import { isOnDemand } from '../line-figures.ts'
import { rowOf } from '../line-rows.ts'
import { resourceRule } from '../resource-rule.ts'

const waiting = /\b(batch|offline|nightly|etl|backfill|evals?|evaluation|pipeline)\b/i

/** Calls of models at the full price whose tags say that nobody waits for the answer. */
export const aiBatch = resourceRule({
  name: 'ai-batch',
  title: () => 'Send model calls that can wait in batches',
  figure: 'Tokens of such work at the full price per month',
  formula:
    'input and output per month whose tags say batch, offline or nightly x what batches cost less; at least half of it',
  source: 'Price lists of Bedrock, Azure OpenAI and Vertex AI: batches cost half',
  assumptions: ['ai_batch_discount_percent'],
  confidence: 'low',
  effort: 'medium',
  what_to_do: 'Send these calls by the interface for batches, which answers within a day.',
  how_to_check:
    'Tokens of batches appear on the bill, and those at the full price fall by more than they cost.',
  find: ({ resources, settings }) =>
    resources
      .filter(
        ({ charge_kind, resource_class }) =>
          charge_kind === 'ai-tokens' && (resource_class === 'input' || resource_class === 'output'),
      )
      .filter(
        (one) => isOnDemand(one) && waiting.test(Object.values(one.tags).join(' ').replaceAll(/[_/.]/g, ' ')),
      )
      .map((one) => ({ row: rowOf(one), saving: (one.monthly * settings.ai_batch_discount_percent) / 100 })),
  sure: 0.5,
})
