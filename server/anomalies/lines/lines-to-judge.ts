import type { Metric } from '../../../shared/cost-query.ts'
import { addDays, type DayRange } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import type { CompleteDays } from '../../coverage/complete-days.ts'
import { withoutGaps } from '../../coverage/without-gaps.ts'
import { listOf, type CostFilter } from '../../costs/cost-filter.ts'
import { seriesThrough } from '../../costs/daily-series.ts'
import type { JudgedSeries } from '../found-anomaly.ts'
import { isRegularService } from '../regular-service.ts'
import { billingAccountLines } from './billing-account-lines.ts'
import { deepLines, type Line } from './deep-lines.ts'
import { knownSince } from './known-since.ts'
import { knowsKinds } from './knows-kinds.ts'
import { lineKey } from './line.ts'
import { deepDimensions, serviceDimension, type LineDimension } from './line-dimensions.ts'
import { lineSeries } from './line-series.ts'
import { onlyValues } from './only-values.ts'
import { serviceSources, watchServices } from './service-sources.ts'

/** How far back anomalies are looked for. */
export const historyDays = 730

/**
 * All that is judged of a filter up to the last complete days: its services, and the dearest lines below and across
 * them.
 *
 * @param floor what a line below its service costs in all at least, and what a new one costs a day.
 */
export async function linesToJudge(
  ctx: Context,
  filter: CostFilter,
  metric: Metric,
  { data, byProvider }: CompleteDays,
  floor: number,
): Promise<JudgedSeries[]> {
  const newest = [...byProvider.values()].sort().at(-1) ?? data.end_date
  const earliest = addDays(newest, 1 - historyDays)
  const range = { start_date: earliest > data.start_date ? earliest : data.start_date, end_date: newest }
  const services = await serviceLines(ctx, filter, range, metric)
  const only = await onlyValues(ctx, filter, range)
  const hasKinds = await knowsKinds(ctx)
  const deep: Line[] = []
  for (const dimension of deepDimensions.filter((one) => isWithin(one, filter)))
    if (dimension.dimension !== 'charge_kind' || hasKinds)
      deep.push(...(await deepLines(ctx, { filter, range, metric, floor }, dimension, services, only)))
  const billing = await billingAccountLines(ctx, filter, range, metric)
  const judged = [...services, ...deep, ...billing]
    .filter(({ service_name }) => service_name === null || isRegularService(service_name))
    .map((line) => ({ ...seriesThrough(line, byProvider.get(line.cloud_provider) ?? newest), floor }))
  return withoutGaps(ctx, [...byProvider.keys()], judged)
}

async function serviceLines(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  metric: Metric,
): Promise<Line[]> {
  const lines = await lineSeries(ctx, filter, range, serviceDimension, metric, 0)
  const known = await knownSince(ctx, filter, range, serviceDimension, lines, metric)
  const sources = await serviceSources(ctx)
  const watched = watchServices(lines, sources, (line) => known.get(lineKey(line)) ?? null)
  return watched.map((line) => ({ ...line, looks_for: 'everything' }))
}

function isWithin({ provider }: LineDimension, { cloud_provider }: CostFilter): boolean {
  return provider === undefined || cloud_provider === undefined || listOf(cloud_provider).includes(provider)
}
