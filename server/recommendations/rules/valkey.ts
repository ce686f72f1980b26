import { describeCommand } from '../describe-command.ts'
import { shareRule } from '../share-rule.ts'

/** Caches of Redis, which Valkey runs as well for less. */
export const valkey = shareRule({
  name: 'valkey',
  kinds: ['cache-instance', 'cache-capacity'],
  partOf: ({ cloud_provider, charge_kind, platform }, settings) => {
    if (cloud_provider !== 'AWS' || platform !== 'Redis') return null
    const { valkey_node_percent, valkey_serverless_percent } = settings
    const expected =
      (charge_kind === 'cache-instance' ? valkey_node_percent : valkey_serverless_percent) / 100
    return { low: expected / 2, expected }
  },
  title: () => 'Move caches from Redis to Valkey',
  figure: 'Redis on demand per month',
  formula: 'cost of Redis per month x what Valkey costs less; at least half of it',
  source: 'CUDOS and the AWS price list of ElastiCache: 20 % for nodes, 33 % for serverless caches',
  assumptions: ['valkey_node_percent', 'valkey_serverless_percent'],
  confidence: 'medium',
  effort: 'low',
  what_to_do: 'Upgrade these caches from Redis to Valkey, which works in place and takes the same clients.',
  how_to_check: 'The charges for Redis are gone, and those for Valkey are smaller.',
  command: describeCommand,
})
