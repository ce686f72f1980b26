import type { Metric } from '../../../shared/cost-query.ts'
import { sumMoney } from '../../../shared/money.ts'
import type { DayRange } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import type { CostFilter } from '../../costs/cost-filter.ts'
import { serviceKey } from '../../costs/service-key.ts'
import { leastCost } from '../find-presence.ts'
import type { JudgedSeries } from '../found-anomaly.ts'
import { knownSince } from './known-since.ts'
import { isUsageKind } from './knows-kinds.ts'
import { lineKey } from './line.ts'
import type { LineDimension } from './line-dimensions.ts'
import { lineSeries } from './line-series.ts'
import { isOnlyColumn, type OnlyValues } from './only-values.ts'

export type Line = Omit<JudgedSeries, 'floor'>

type Question = {
  readonly filter: CostFilter
  readonly range: DayRange
  readonly metric: Metric
  readonly floor: number
}

/** A line of a service that differs by no more from it is all of it. */
const rounding = 0.01

/**
 * The dearest lines of a dimension. Of a line that is all of its service only its beginning and end are told, which
 * link it to what contains it.
 *
 * @param services as wholes, judged by themselves.
 * @param only what is the same of all charges of a service, by its key.
 */
export async function deepLines(
  ctx: Context,
  { filter, range, metric, floor }: Question,
  dimension: LineDimension,
  services: readonly Line[],
  only: ReadonlyMap<string, OnlyValues>,
): Promise<Line[]> {
  const alike = linesOfOne(dimension, services, only).filter((line) => sumMoney(line.values) >= floor)
  const among = servicesToDivide(dimension, services, only)
  if (among?.length === 0) return usageLines(alike)
  const narrowed = among === null ? filter : { ...filter, service_name: among }
  const lines = usageLines(await lineSeries(ctx, narrowed, range, dimension, metric, floor))
  const known = await knownSince(ctx, narrowed, range, dimension, lines, metric)
  const wholes = new Map(services.map((service) => [serviceKey(service), service]))
  const divided = lines.map((line) => ({
    ...line,
    known_since: known.get(lineKey(line)) ?? null,
    looks_for: isAllOf(line, wholes.get(serviceKey(line))) ? 'presence' : dimension.looksFor,
  }))
  return [...usageLines(alike), ...divided]
}

/** Services whose charges all have the same value: the line of that value is the service. */
function linesOfOne(
  { dimension, by }: LineDimension,
  services: readonly Line[],
  only: ReadonlyMap<string, OnlyValues>,
): Line[] {
  const column = by[1]
  if (column === undefined || !isOnlyColumn(column)) return []
  return services.flatMap((service) => {
    const name = only.get(serviceKey(service))?.[column]
    if (name === undefined || name === null) return []
    const account = column === 'account' ? name : null
    return [{ ...service, dimension, name, account, looks_for: 'presence' }]
  })
}

/** The services that the lines of a dimension divide; null for all, where it is not about services. */
function servicesToDivide(
  { by }: LineDimension,
  services: readonly Line[],
  only: ReadonlyMap<string, OnlyValues>,
): string[] | null {
  const column = by[1]
  if (column === undefined || !isOnlyColumn(column)) return null
  const divided = services.filter((service) => {
    const values = only.get(serviceKey(service))
    return values !== undefined && values[column] === undefined
  })
  return [...new Set(divided.flatMap(({ service_name }) => service_name ?? []))]
}

function usageLines<One extends Pick<Line, 'dimension' | 'name'>>(lines: readonly One[]): One[] {
  return lines.filter(({ dimension, name }) => dimension !== 'charge_kind' || isUsageKind(name))
}

function isAllOf(line: Pick<Line, 'values'>, service: Line | undefined): boolean {
  return (
    service !== undefined &&
    line.values.every((cost, place) => {
      const whole = service.values[place] ?? 0
      return Math.abs(whole - cost) <= Math.max(leastCost, rounding * Math.abs(whole))
    })
  )
}
