import { describeCommand } from '../describe-command.ts'
import { successorOf } from '../older-families.ts'
import { shareRule } from '../share-rule.ts'

/**
 * Older generations. The price list alone tells the least that a move saves; a newer family also does more in the same
 * hours, so that a smaller or fewer machines do, which the assumption stands for.
 */
export const olderGenerations = shareRule({
  name: 'older-generations',
  kinds: ['instance', 'database-instance', 'cache-instance'],
  partOf: (what, { generation_discount_percent }) => {
    const { cloud_provider, resource_class, usage_type, service_name } = what
    const found = successorOf(cloud_provider, resource_class ?? usage_type ?? service_name)
    if (found === null) return null
    return { low: found.cheaper, expected: Math.max(found.cheaper, generation_discount_percent / 100) }
  },
  title: (names) => `Move ${names} to the current generation`,
  figure: 'Cost of older generations per month',
  formula:
    'cost of older generations per month x what the newer family costs less for the same work; at least what its hours cost less by the price list',
  source:
    'Public on-demand prices of both families, size for size (AWS us-east-1, Linux); the assumption adds what newer cores do more',
  assumptions: ['generation_discount_percent'],
  confidence: 'medium',
  effort: 'medium',
  what_to_do:
    'Change these machines to the family of today; try one that matters little first, and check drivers and licences.',
  how_to_check: 'The charges of the old types are gone, and those of the new ones are smaller.',
  command: (resource) => {
    const { cloud_provider, resource_class } = resource
    const command = describeCommand(resource)
    const today = successorOf(cloud_provider, resource_class ?? '')?.today ?? ''
    return command === null ? null : `${command} # ${resource_class ?? ''} -> ${today}`
  },
})
