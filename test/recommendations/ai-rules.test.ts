import { expect, test } from 'vitest'
import { aiBatch } from '../../server/recommendations/rules/ai-batch.ts'
import { aiModelSpend } from '../../server/recommendations/rules/ai-model-spend.ts'
import { aiPromptCache } from '../../server/recommendations/rules/ai-prompt-cache.ts'
import { checkRules } from '../support/check-rules.ts'
import { azure, cur, evidenceFrom, focus, gcp, perDay, row } from '../support/rule-cases.ts'

/** 10 USD a day, over the 30.4375 days of a mean month. */
const month = 304.375

const bedrock = (what: string) => cur('AmazonBedrock', `USE1-Claude3Sonnet-${what}`)
const batch = { tags: { job: 'nightly-batch' } }

checkRules([
  {
    rule: aiPromptCache,
    saving: 0.3 * 0.75 * month,
    fires: [
      [row(bedrock('input-tokens')), row(bedrock('output-tokens'))],
      [row(focus('Amazon Bedrock', 'Claude 3 Sonnet input tokens'))],
      [row(azure('Cognitive Services', 'Azure OpenAI', 'gpt-4o Inp glbl Tokens'))],
      [row(gcp('Vertex AI', 'Gemini 1.5 Flash Text Input - Predictions'))],
    ],
    silent: [
      [row(bedrock('input-tokens')), row(bedrock('cache-read-input-token-count'), undefined, perDay(5))],
      [row(bedrock('output-tokens'))],
      [row(cur('AmazonBedrock', 'USE1-TitanEmbeddingsV2-Text-input-tokens'))],
    ],
  },
  {
    // A million tokens of input cost 1 USD, and from the cache 0.20.
    rule: aiPromptCache,
    saving: 0.3 * 0.8 * month,
    fires: [
      [
        row(bedrock('input-tokens'), undefined, { quantity: 840, unit: '1M tokens' }),
        row(bedrock('cache-read-input-token-count'), undefined, {
          ...perDay(0.1),
          quantity: 42,
          unit: '1M tokens',
        }),
      ],
    ],
    silent: [],
  },
  {
    rule: aiBatch,
    saving: 0.5 * month,
    fires: [
      [row(bedrock('input-tokens'), 'profile-1', {}, batch)],
      [row(focus('Amazon Bedrock', 'Claude 3 Sonnet output tokens'), 'profile-1', {}, batch)],
    ],
    silent: [
      [row(bedrock('input-tokens'), 'profile-1', {}, { tags: { job: 'chat' } })],
      [row(bedrock('input-tokens-batch'), 'profile-1', {}, batch)],
    ],
  },
  {
    rule: aiModelSpend,
    saving: null,
    fires: [[row(bedrock('input-tokens'))]],
    silent: [
      [row(cur('AmazonEC2', 'BoxUsage:m7g.large'), undefined, perDay(1000)), row(bedrock('input-tokens'))],
    ],
  },
])

test('what models cost is told by model and kind of token', () => {
  const rows = [
    row(bedrock('input-tokens')),
    row(bedrock('output-tokens'), undefined, perDay(20)),
    row(cur('AmazonBedrock', 'USE1-NovaLite-output-tokens')),
  ]
  const [draft] = aiModelSpend.find(evidenceFrom(rows))
  expect(draft?.evidence.map(({ label, value }) => [label, Math.round(value)])).toEqual([
    ['Tokens per month', 1218],
    ['Claude3Sonnet', 913],
    ['NovaLite', 304],
    ['Of that input', 25],
    ['Of that output', 75],
  ])
})
