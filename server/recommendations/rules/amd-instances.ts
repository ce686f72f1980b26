import { describeCommand } from '../describe-command.ts'
import { hasCheaperAmd } from '../instance-families.ts'
import { successorOf } from '../older-families.ts'
import { shareRule } from '../share-rule.ts'
import { boundProcessor } from './graviton.ts'

/** Machines of Intel whose like of AMD costs less, and which no other rule moves to Graviton. */
export const amdInstances = shareRule({
  name: 'amd-instances',
  kinds: ['instance'],
  partOf: (what, { amd_discount_percent }) => {
    const { cloud_provider, resource_class, platform } = what
    const type = resource_class ?? ''
    const isOther = boundProcessor(what) !== null || successorOf(cloud_provider, type) !== null
    if (isOther || !hasCheaperAmd(cloud_provider, type) || /sql server/i.test(platform ?? '')) return null
    // About half of the price of a machine with Windows is the licence, which stays.
    const expected = amd_discount_percent / (/windows/i.test(platform ?? '') ? 200 : 100)
    return { low: expected / 2, expected }
  },
  title: (names) => `Move ${names} to processors of AMD`,
  figure: 'Machines of Intel on demand per month',
  formula:
    'machines of Intel per month x what AMD costs less, half of that with Windows in the price; at least half of it. Not where Graviton is recommended',
  source:
    'KPI queries of the AWS cloud intelligence dashboards: 10 %; Azure: D2s v5 0.096 against D2as v5 0.086 USD an hour; Google Cloud: n2-standard-2 0.0971 against n2d-standard-2 0.0845',
  assumptions: ['amd_discount_percent'],
  confidence: 'medium',
  effort: 'low',
  what_to_do: 'Change these machines to the same size of AMD; nothing has to be built anew.',
  how_to_check: 'The charges of these types are gone, and those of AMD are smaller.',
  command: describeCommand,
})
