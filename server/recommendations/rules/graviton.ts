import type { InsightSettings } from '../../../shared/insight-settings.ts'
import { describeCommand } from '../describe-command.ts'
import type { CostLine } from '../evidence.ts'
import { inMoney } from '../draft-parts.ts'
import { awsFamily, awsProcessor, hasCheaperAmd } from '../instance-families.ts'
import { monthlyCost } from '../line-figures.ts'
import { successorOf } from '../older-families.ts'
import { shareRule, type What } from '../share-rule.ts'

/** What runs on processors of Intel or AMD alone. */
const bound = /windows|sql server|oracle|db2/i

/** Who makes the processor of what could run on Graviton; null for what could not, does, or is to be renewed first. */
export function boundProcessor(what: What): 'Intel' | 'AMD' | null {
  const { cloud_provider, resource_class, platform } = what
  const type = resource_class ?? ''
  if (cloud_provider !== 'AWS' || bound.test(platform ?? '') || /^(?:dax|dms)\./.test(type)) return null
  return successorOf(cloud_provider, type) === null ? awsProcessor(awsFamily(type) ?? '') : null
}

const common = {
  command: describeCommand,
  source: 'KPI queries of the AWS cloud intelligence dashboards',
  confidence: 'medium',
  effort: 'medium',
  how_to_check: 'The charges of these types are gone, and those of the same size with a g are smaller.',
} as const

const half = (expected: number) => ({ low: expected / 2, expected })

/** What the lines would save with AMD instead, which needs no other build. */
function withAmd(lines: readonly CostLine[], { amd_discount_percent }: InsightSettings) {
  const fitting = lines.filter((line) => hasCheaperAmd(line.cloud_provider, line.resource_class ?? ''))
  return fitting.length === 0
    ? []
    : [inMoney('With AMD instead it would be', (monthlyCost(fitting) * amd_discount_percent) / 100)]
}

export const gravitonInstances = shareRule({
  ...common,
  name: 'graviton-instances',
  kinds: ['instance'],
  partOf: (what, { graviton_discount_percent, amd_discount_percent }) => {
    const processor = boundProcessor(what)
    if (processor === null) return null
    const ofAmd = Math.max(0, graviton_discount_percent - amd_discount_percent)
    return half((processor === 'AMD' ? ofAmd : graviton_discount_percent) / 100)
  },
  title: (names) => `Move ${names} to Graviton`,
  figure: 'Machines on demand that could run on Graviton per month',
  figures: withAmd,
  formula:
    'machines of Intel per month x what Graviton costs less; of AMD what it costs less beyond AMD; at least half of it. Not for Windows',
  assumptions: ['graviton_discount_percent', 'amd_discount_percent'],
  what_to_do:
    'Build for arm64 as well, try one machine, and move the others; where that cannot be built, the same size of AMD takes off about half as much.',
})

export const gravitonDatabases = shareRule({
  ...common,
  name: 'graviton-databases',
  kinds: ['database-instance'],
  partOf: (what, { graviton_database_percent }) =>
    boundProcessor(what) === null ? null : half(graviton_database_percent / 100),
  title: (names) => `Move ${names} to Graviton`,
  figure: 'Databases on demand that could run on Graviton per month',
  formula:
    'databases of open engines per month x what Graviton costs less; at least half of it. Not for Oracle and SQL Server',
  assumptions: ['graviton_database_percent'],
  what_to_do:
    'Check that the version of the engine is offered on Graviton, and change the class in a maintenance window.',
})

export const gravitonNodes = shareRule({
  ...common,
  name: 'graviton-nodes',
  kinds: ['cache-instance', 'search-instance'],
  partOf: (what, { graviton_node_percent }) =>
    boundProcessor(what) === null ? null : half(graviton_node_percent / 100),
  title: (names) => `Move ${names} to Graviton`,
  figure: 'Nodes of caches and search on demand per month',
  formula: 'nodes per month x what Graviton costs less; at least half of it',
  assumptions: ['graviton_node_percent'],
  what_to_do: 'Change the type of these nodes to the same size of Graviton, one cluster after the other.',
})
