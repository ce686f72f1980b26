import { groupBy } from '../../shared/group-by.ts'
import { addDays } from '../../shared/period.ts'
import type { AnomalyPart } from '../../shared/anomaly.ts'
import { anomalyDimensions } from '../../shared/anomaly-terms.ts'
import type { FoundAnomaly } from './found-anomaly.ts'

/** What one cause did: the finding that tells most of it, and where else it shows. */
export type Cause = Omit<FoundAnomaly, 'inherited_from'> & { readonly parts: AnomalyPart[] }

/** Days by which the beginnings of one change differ at most; slow ones are seen later in one line than in another. */
const daysApart = 1
const daysApartWhenSlow = 10
const newsDays = 14

/**
 * Joins findings of one cause: the same direction, about the same first day, and lines that share a service, account
 * or region without contradicting each other. What is new only because its account is, is told with the account, and
 * not at all where that account was there from the start.
 *
 * @returns one entry for each cause.
 */
export function groupCauses(found: readonly FoundAnomaly[]): Cause[] {
  const groups = new Map<FoundAnomaly, FoundAnomaly[]>(found.map((one) => [one, [one]]))
  const join = (one: FoundAnomaly, other: FoundAnomaly) => {
    const [own, others] = [groups.get(one) ?? [], groups.get(other) ?? []]
    if (own === others) return
    own.push(...others)
    for (const moved of others) groups.set(moved, own)
  }
  for (const near of groupBy(
    found,
    ({ cloud_provider, direction }) => `${cloud_provider} ${direction}`,
  ).values()) {
    const ordered = near.toSorted((one, other) => one.began.localeCompare(other.began))
    for (const [place, one] of ordered.entries()) {
      for (const other of ordered.slice(place + 1)) {
        if (other.began > addDays(one.began, newsDays)) break
        if (isSameCause(one, other)) join(one, other)
      }
    }
  }
  return [...new Set(groups.values())].flatMap(toCause)
}

function toCause(group: readonly FoundAnomaly[]): Cause[] {
  const own = group
    .filter(({ inherited_from }) => inherited_from === null)
    .sort((one, other) => Math.abs(other.impact) - Math.abs(one.impact))
  const least = asDear * Math.abs(own[0]?.impact ?? 0)
  const [first] = own
    .filter(({ impact }) => Math.abs(impact) >= least)
    .sort((one, other) => rank(one) - rank(other))
  if (first === undefined) return []
  const { inherited_from: _inherited, ...told } = first
  return [{ ...told, parts: own.filter((one) => one !== first).map(partOf) }]
}

/** Findings that cost nearly as much as the dearest of them tell the same, each in its own way. */
const asDear = 0.75

/** What comes or goes tells more than how much dearer something else has become. */
function rank({ kind, dimension, service_name }: FoundAnomaly): number {
  const comesOrGoes = kind === 'new' || kind === 'revived' || kind === 'gone'
  const isAccount = service_name === null && dimension !== 'region'
  const order = isAccount ? -1 : anomalyDimensions.indexOf(dimension)
  return order + (comesOrGoes ? 0 : anomalyDimensions.length)
}

function isSameCause(one: FoundAnomaly, other: FoundAnomaly): boolean {
  if (isChildOf(one, other) || isChildOf(other, one)) return true
  const isSlow = one.kind === 'slow_rise' && other.kind === 'slow_rise'
  const apart = Math.abs(Date.parse(one.began) - Date.parse(other.began)) / 86_400_000
  const apartSeen = Math.abs(Date.parse(one.first_seen) - Date.parse(other.first_seen)) / 86_400_000
  const isNear = Math.min(apart, apartSeen) <= (isSlow ? daysApartWhenSlow : daysApart)
  return isNear && shares(one, other)
}

/** Whether a line is new only because an account is. */
function isChildOf(line: FoundAnomaly, account: FoundAnomaly): boolean {
  if (line.inherited_from === null || account.kind !== 'new' || account.service_name !== null) return false
  const isHome = account.dimension === 'account' || account.dimension === 'billing_account'
  const isNamed = line.account === null || account.account === null || line.account === account.account
  const isThen =
    line.inherited_from <= account.first_seen && account.began <= addDays(line.inherited_from, newsDays)
  return isHome && isNamed && isThen
}

function shares(one: FoundAnomaly, other: FoundAnomaly): boolean {
  const scopes = [scopeOf(one), scopeOf(other)]
  const [own = new Map<string, string>(), others = new Map<string, string>()] = scopes
  const common = [...own].filter(([column]) => others.has(column))
  return common.length > 0 && common.every(([column, name]) => others.get(column) === name)
}

function scopeOf({ service_name, account, dimension, name }: FoundAnomaly): Map<string, string> {
  const columns: [string, string | null][] = [
    ['service', service_name],
    ['account', account],
    [dimension, name],
  ]
  return new Map(columns.flatMap(([column, value]) => (value === null ? [] : [[column, value]])))
}

function partOf(found: FoundAnomaly): AnomalyPart {
  const { service_name, account, dimension, name, kind, first_seen, impact } = found
  return { service_name, account, dimension, name, kind, first_seen, impact }
}
