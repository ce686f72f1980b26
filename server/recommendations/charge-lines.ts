import { isChargeKind } from '../../shared/charge-kind.ts'
import { groupBy } from '../../shared/group-by.ts'
import { sumMoney } from '../../shared/money.ts'
import { daysOf, type DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeGroups, type GroupColumn, type ChargeGroup } from '../costs/charge-groups.ts'
import { serviceKey } from '../costs/service-key.ts'
import type { CostLine } from './evidence.ts'

/** What tells lines apart. */
export const lineColumns = [
  'cloud_provider',
  'service_name',
  'account',
  'charge_kind',
  'resource_class',
  'platform',
  'usage_type',
  'commitment_status',
  'commitment_type',
  'is_tagged',
  'unit',
] as const satisfies readonly GroupColumn[]

/** Amounts below this are rounding, not charges. */
const nothing = 0.005

/**
 * Divides the lines of whole services into one line for each kind of charge, as deep as their bills go. What bills do
 * not cover, such as demo data, stays a line of its own, so that the lines always add up to the same.
 *
 * @param services one line for each service, over the days of the range.
 */
export async function divideLines(
  ctx: Context,
  services: readonly CostLine[],
  range: DayRange,
): Promise<CostLine[]> {
  const groups = await chargeGroups(ctx, {}, range, [...lineColumns, 'date'], 'effective')
  if (groups.length === 0) return [...services]
  const places = new Map(daysOf(range).map((day, place) => [day, place]))
  const byService = groupBy(groups, serviceKey)
  return services.flatMap((service) => {
    const own = byService.get(serviceKey(service)) ?? []
    const kinds = groupBy(own, lineKey)
    const lines = [...kinds].map(([kind, members]) => toLine(service, kind, members, places))
    return [...lines, ...residual(service, lines)]
  })
}

/** What makes a line, whatever it cost on a day. */
export function lineKey(group: Readonly<Record<(typeof lineColumns)[number], unknown>>): string {
  return JSON.stringify(lineColumns.map((column) => group[column]))
}

function toLine(
  service: CostLine,
  key: string,
  members: readonly ChargeGroup[],
  places: ReadonlyMap<string, number>,
): CostLine {
  const daily = service.daily.map(() => 0)
  for (const { date, cost } of members) {
    const place = date === null ? undefined : places.get(date)
    if (place !== undefined) daily[place] = cost
  }
  const [first] = members
  const quantities = members.map(({ quantity }) => quantity).filter((quantity) => quantity !== null)
  const kind = first?.charge_kind ?? null
  return {
    ...service,
    key,
    account: first?.account ?? null,
    charge_kind: isChargeKind(kind) ? kind : 'other',
    resource_class: first?.resource_class ?? null,
    platform: first?.platform ?? null,
    usage_type: first?.usage_type ?? null,
    commitment_status: first?.commitment_status ?? null,
    commitment_type: first?.commitment_type ?? null,
    is_tagged: first?.is_tagged === 1,
    daily,
    quantity: quantities.length === 0 ? null : sumMoney(quantities),
    unit: first?.unit ?? null,
    without_commitment: knownSum(members.map(({ contracted, list }) => contracted ?? list)),
  }
}

/** Null where any part is not known. */
function knownSum(amounts: readonly (number | null)[]): number | null {
  const known = amounts.filter((amount) => amount !== null)
  return known.length < amounts.length ? null : sumMoney(known)
}

function residual(service: CostLine, lines: readonly CostLine[]): CostLine[] {
  const daily = service.daily.map((cost, place) =>
    sumMoney([cost, ...lines.map((line) => -(line.daily[place] ?? 0))]),
  )
  return daily.some((cost) => Math.abs(cost) >= nothing) ? [{ ...service, daily }] : []
}
