import type { Anomaly } from '../../shared/anomaly.ts'
import type { Metric } from '../../shared/cost-query.ts'
import { sumMoney } from '../../shared/money.ts'
import { addDays, type Day } from '../../shared/period.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'
import { completeDays, type CompleteDays } from '../coverage/complete-days.ts'
import type { CostFilter } from '../costs/cost-filter.ts'
import { chargeSums } from '../costs/charge-sums.ts'
import { metricColumn } from '../costs/costs-matching.ts'
import { dailySeries } from '../costs/daily-series.ts'
import type { StoredAnomalyRow } from '../database/insight-tables.ts'
import { insightSettings } from '../settings/insight-settings.ts'
import { coveredBy } from './covered-by.ts'
import { groupCauses, type Cause } from './group-causes.ts'
import { judgeSeries } from './judge-series.ts'
import { linesToJudge } from './lines/lines-to-judge.ts'
import { matchStored, type MatchedAnomaly } from './match-stored.ts'
import { isFeeLine, monthStartFees } from './month-start-fees.ts'
import { severityOf } from './severity.ts'
import { worthTelling } from './worth-telling.ts'

export type Findings = {
  readonly complete: CompleteDays
  /** Everything beyond the noise of its series, oldest first, before any gate. */
  readonly anomalies: readonly Anomaly[]
}

type Judged = { readonly found: readonly Cause[]; readonly monthlySpend: number }

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
  return {
    complete,
    anomalies: matchStored(found, stored).map((match) => decidedOn(match, stored, monthlySpend)),
  }
}

function decidedOn(
  { found, stored: row }: MatchedAnomaly,
  stored: readonly StoredAnomalyRow[],
  monthlySpend: number,
): Anomaly {
  const decided = row?.decided_at ?? null
  const cover = decided === null ? coveredBy(found, stored) : null
  // One that closed by itself while its costs were gone is open again when they are back.
  const own = row === null || row.gone_at !== null ? 'open' : row.status
  return {
    ...found,
    severity: severityOf(found, monthlySpend),
    driver: null,
    status: cover === null ? own : 'expected',
    note: row?.note ?? cover?.note ?? null,
    decided_at: decided ?? cover?.decided_at ?? null,
    covers: row?.covers ?? 'this',
    covers_until: row?.covers_until ?? null,
    covered_by: cover?.id ?? null,
    closed: null,
  }
}

async function judge(
  ctx: Context,
  filter: CostFilter,
  metric: Metric,
  complete: CompleteDays,
): Promise<Judged> {
  const { anomaly_line_floor: floor } = await insightSettings(ctx)
  const lines = await linesToJudge(ctx, filter, metric, complete, floor)
  const found = await judgeSeries(
    ctx,
    lines.filter((line) => !isFeeLine(line)),
  )
  const causes = groupCauses(worthTelling(found.flat(), floor, monthStartFees(lines)))
  return {
    found: causes.sort((one, other) => one.first_seen.localeCompare(other.first_seen)),
    monthlySpend: await spendOfAMonth(ctx, metric, complete.through),
  }
}

/** What everything costs in a month, or all usage before credits where that is more: credits make nothing less severe. */
async function spendOfAMonth(ctx: Context, metric: Metric, through: Day): Promise<number> {
  const range = { start_date: addDays(through, 1 - daysOfAMonth), end_date: through }
  const [total] = await dailySeries(ctx, {}, range, [], metric)
  const usage = chargeSums(ctx.charges, { only: 'regular' }, range, { by: [], others: true, usage: 'gross' })
  const gross: { cost: number | null } | undefined = await ctx.charges.database
    .from(usage.as('g'))
    .first(ctx.charges.database.raw(`sum(${metricColumn(metric)}) as cost`))
  return Math.max(sumMoney(total?.values ?? []), gross?.cost ?? 0)
}
