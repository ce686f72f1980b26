import { groupBy } from '../../../shared/group-by.ts'
import { inPercent, inMoney, partOf } from '../draft-parts.ts'
import type { CostLine, Draft, Evidence, FoundResource, ResourceLine, Rule } from '../evidence.ts'
import {
  dailyTotal,
  isOnDemand,
  linesBy,
  linesOf,
  monthlyCost,
  ofAccount,
  weekendAndWorkday,
} from '../line-figures.ts'
import { atRegion, lastPart } from '../rule-words.ts'

const nonProduction =
  /\b(non-?prod\w*|dev|develop(ment|ers?)?|devs|tests?|testing|stag(e|ing)|qa|uat|sandbox(es)?|demo|preview)\b/i
const production = /\b(prod|production|prd|live)\b/i

/** Keys of tags that say what something is for. */
const environmentKey = /^(user:)?(env|environment|stage|tier|workload)$/i

/** Below this part of a workday, weekends are evidently switched off already. */
const alreadyOff = 0.6

/**
 * Whether words name something that is not production. Words have borders, also dashes, dots and slashes; what says
 * production as well is production: "Data Integration Prod", "prod-testing".
 */
export function saysNonProduction(words: string): boolean {
  const plain = words.replaceAll(/[_/.:]/g, ' ')
  const withoutNon = plain.replaceAll(/non-?prod\w*/gi, '')
  return nonProduction.test(plain) && !production.test(withoutNon)
}

/** What a tag says of the environment; null where none does. */
function byTags({ tags }: ResourceLine): boolean | null {
  const said = Object.entries(tags).find(([key]) => environmentKey.test(key))
  return said === undefined ? null : saysNonProduction(said[1])
}

function toDraft(
  account: readonly CostLine[],
  resources: readonly ResourceLine[],
  { range, settings }: Evidence,
): Draft | null {
  const [first] = account
  const named = saysNonProduction(`${first?.account ?? ''} ${first?.service_name ?? ''}`)
  // Tags come first: they say it of each machine, whatever the account is called.
  const found = resources.filter((resource) => byTags(resource) ?? named)
  const keys = new Set(found.map(({ line }) => line))
  const tagged = new Set(resources.filter((resource) => byTags(resource) === false).map(({ line }) => line))
  const lines = account.filter(({ key }) => keys.has(key) || (named && !tagged.has(key)))
  const rhythm = weekendAndWorkday(dailyTotal(lines), range.start_date)
  if (rhythm === null || rhythm.workday <= 0 || rhythm.weekend < alreadyOff * rhythm.workday) return null
  const whole = monthlyCost(lines)
  const monthly = named ? whole : Math.min(whole, sum(found.map((one) => one.monthly)))
  return {
    title: `Switch off ${first?.account ?? first?.service_name ?? 'non-production'} outside working hours`,
    lines,
    account: first?.account ?? null,
    resources: found.map((resource) => toFound(resource, settings.schedule_off_percent)),
    evidence: [
      inMoney('Non-production compute per month', monthly),
      inPercent('Weekend cost of workday cost', (100 * rhythm.weekend) / rhythm.workday),
    ],
    formula: 'non-production compute per month x part of the week that it can be off; at least half of it',
    source: 'Hours of a week: on for 12 hours on 5 days is 60 of 168, so that it is off for 64 %',
    saving: partOf(monthly, settings.schedule_off_percent),
    assumptions: ['schedule_off_percent'],
    confidence: 'medium',
    effort: 'low',
    what_to_do:
      'Put a schedule on these machines: on from 8 to 20 o’clock, Monday to Friday, with a way to turn them on by hand.',
    how_to_check: 'Saturdays and Sundays cost next to nothing, and workdays about half.',
  }
}

function sum(amounts: readonly number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0)
}

function toFound(resource: ResourceLine, percent: number): FoundResource {
  const { cloud_provider, resource_id, monthly } = resource
  const isMachine = cloud_provider === 'AWS' && /\bi-\w+$/.test(resource_id)
  const command = isMachine
    ? `aws ec2 stop-instances${atRegion(resource)} --instance-ids ${lastPart(resource_id)}`
    : null
  return { resource, monthly, saving: (monthly * percent) / 100, command }
}

export const nonProductionHours: Rule = {
  name: 'non-production-hours',
  find: (evidence) => {
    const machines = linesOf(evidence, 'instance', 'database-instance').filter(isOnDemand)
    const byLine = groupBy(evidence.resources, ({ line }) => line)
    return linesBy(machines, ofAccount).flatMap((lines) => {
      const resources = lines.flatMap(({ key }) => byLine.get(key) ?? [])
      return toDraft(lines, resources, evidence) ?? []
    })
  },
}
