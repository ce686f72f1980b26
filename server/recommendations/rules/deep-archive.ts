import { atRegion, lastPart } from '../rule-words.ts'
import { shareRule } from '../share-rule.ts'

/** What is kept for years and waits hours for its retrieval anyway. */
export const deepArchive = shareRule({
  name: 'deep-archive',
  kinds: ['object-storage'],
  partOf: ({ cloud_provider, resource_class }, { deep_archive_discount_percent }) =>
    cloud_provider === 'AWS' && resource_class === 'glacier'
      ? { low: deep_archive_discount_percent / 200, expected: deep_archive_discount_percent / 100 }
      : null,
  title: () => 'Move archives from Glacier to Deep Archive',
  figure: 'Glacier Flexible Retrieval per month',
  formula: 'Glacier Flexible Retrieval per month x what Deep Archive costs less; at least half of it',
  source: 'CUDOS: Deep Archive costs 0.275 to 0.444 of Glacier, by region',
  assumptions: ['deep_archive_discount_percent'],
  confidence: 'medium',
  effort: 'low',
  what_to_do:
    'Make sure that a retrieval may take twelve hours and that objects stay for 180 days, and add a lifecycle rule.',
  how_to_check: 'The cost of Glacier falls, and that of Deep Archive grows by less.',
  command: (resource) =>
    `aws s3api get-bucket-lifecycle-configuration${atRegion(resource)} --bucket ${lastPart(resource.resource_id)}`,
})
