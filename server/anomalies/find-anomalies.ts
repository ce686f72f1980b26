import type { Anomaly } from '../../shared/anomaly.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { sumMoney } from '../../shared/money.ts'
import { addDays, type Day } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import { completeDays, type CompleteDays } from '../coverage/complete-days.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { dailySeries, seriesThrough } from '../costs/daily-series.ts'
import { withoutGaps } from '../coverage/without-gaps.ts'
import { divideByAccount } from './account-series.ts'
import type { FoundAnomaly, JudgedSeries } from './describe-events.ts'
import { withoutIrregularCharges } from './irregular-charges.ts'
import { judgeSeries } from './judge-series.ts'
import { matchStored } from './match-stored.ts'
import { isRegularService } from './regular-service.ts'
import { severityOf } from './severity.ts'

export type Findings = {
  readonly complete: CompleteDays
  /** Everything beyond the noise of its series, oldest first, before any gate. */
  readonly anomalies: readonly Anomaly[]
}

type Judged = { readonly found: readonly FoundAnomaly[]; readonly monthlySpend: number }

/** How far back anomalies are looked for. */
export const historyDays = 730
const daysOfAMonth = 30
const remembered = createMemory<Judged>()

/**
 * Looks for odd days in every service of a filter, over all complete days, and joins what people made of them.
 *
 * @returns null where nothing matches.
 */
export async function findAnomalies(
  ctx: Context,
  filter: CostFilter,
  metric: Metric,
): Promise<Findings | null> {
  const complete = await completeDays(ctx, filter)
  if (complete === null) return null
  const key = JSON.stringify([filter, metric, complete.through, [...complete.byProvider]])
  const { found, monthlySpend } = await remembered(ctx, key, () => judge(ctx, filter, metric, complete))
  const stored = await ctx.database('stored_anomalies').select('*').orderBy('created_at')
  const anomalies = matchStored(found, stored).map(({ found: event, stored: row }) => ({
    ...event,
    severity: severityOf(event.impact, monthlySpend),
    driver: null,
    // One that closed by itself while its costs were gone is open again when they are back.
    status: row === null || row.gone_at !== null ? 'open' : row.status,
    note: row?.note ?? null,
    decided_at: row?.decided_at ?? null,
  }))
  return { complete, anomalies }
}

async function judge(
  ctx: Context,
  filter: CostFilter,
  metric: Metric,
  complete: CompleteDays,
): Promise<Judged> {
  const series = await seriesToJudge(ctx, filter, metric, complete)
  const found = await judgeSeries(ctx, series)
  return {
    found: found.flat().sort((one, other) => one.first_seen.localeCompare(other.first_seen)),
    monthlySpend: await spendOfAMonth(ctx, metric, complete.through),
  }
}

async function seriesToJudge(
  ctx: Context,
  filter: CostFilter,
  metric: Metric,
  { data, byProvider }: CompleteDays,
): Promise<JudgedSeries[]> {
  const newest = [...byProvider.values()].sort().at(-1) ?? data.end_date
  const earliest = addDays(newest, 1 - historyDays)
  const start_date = earliest > data.start_date ? earliest : data.start_date
  const range = { start_date, end_date: newest }
  const charged = await dailySeries(ctx, filter, range, ['service'], metric)
  const all = await withoutIrregularCharges(ctx, filter, range, charged, metric)
  const services = all.flatMap((series) => {
    const { cloud_provider, service_name } = series
    if (cloud_provider === null || service_name === null || !isRegularService(service_name)) return []
    const { values } = seriesThrough(series, byProvider.get(cloud_provider) ?? newest)
    return [{ cloud_provider, service_name, account: null, start_date, values }]
  })
  const divided = await divideByAccount(ctx, filter, range, services, metric)
  return withoutGaps(ctx, [...byProvider.keys()], divided)
}

async function spendOfAMonth(ctx: Context, metric: Metric, through: Day): Promise<number> {
  const range = { start_date: addDays(through, 1 - daysOfAMonth), end_date: through }
  const [total] = await dailySeries(ctx, {}, range, [], metric)
  return sumMoney(total?.values ?? [])
}
