import type { Metric } from '../../../shared/cost-query.ts'
import { addDays, daysOf, type Day, type DayRange } from '../../../shared/period.ts'
import type { Context } from '../../context.ts'
import { chargeSums } from '../../costs/charge-sums.ts'
import type { CostFilter } from '../../costs/cost-filter.ts'
import { metricColumn } from '../../costs/costs-matching.ts'
import { newsDays } from '../find-presence.ts'
import type { Line } from './deep-lines.ts'
import { watchStarts } from './watch-starts.ts'

type Row = { readonly bill: number; readonly date: Day; readonly cost: number }

/**
 * Billing accounts whose bills begin after those of others: all that they bill is one finding. Their bills may have
 * been imported late, so that says no more than that.
 */
export async function billingAccountLines(
  ctx: Context,
  filter: CostFilter,
  range: DayRange,
  metric: Metric,
): Promise<Line[]> {
  const { first, billingAccounts } = await watchStarts(ctx, range)
  if (first === null) return []
  const young = billingAccounts.filter(({ since }) => since >= addDays(first, newsDays))
  if (young.length === 0) return []
  const bills = await ctx.database('bills').where({ state: 'counted' }).select('*')
  const rows = await dailyBills(ctx, filter, range, metric)
  const places = new Map(daysOf(range).map((day, place) => [day, place]))
  return young.map(({ cloud_provider, billing_account_id }) => {
    const own = new Set(
      bills
        .filter(
          (bill) => bill.cloud_provider === cloud_provider && bill.billing_account_id === billing_account_id,
        )
        .map(({ id }) => id),
    )
    const values = [...places].map(() => 0)
    for (const { bill, date, cost } of rows) {
      const place = places.get(date)
      if (place !== undefined && own.has(bill)) values[place] = (values[place] ?? 0) + cost
    }
    return {
      cloud_provider,
      service_name: null,
      account: null,
      dimension: 'billing_account',
      name: billing_account_id,
      start_date: range.start_date,
      values,
      known_since: first,
      looks_for: 'presence',
    }
  })
}

async function dailyBills(ctx: Context, filter: CostFilter, range: DayRange, metric: Metric): Promise<Row[]> {
  const { database } = ctx.charges
  const sums = chargeSums(ctx.charges, { ...filter, only: 'regular' }, range, {
    by: ['bill', 'date'],
    others: false,
    usage: 'gross',
  })
  return database
    .from(sums.as('g'))
    .select('bill', 'date', database.raw(`coalesce(sum(${metricColumn(metric)}), 0) as cost`))
    .groupBy('bill', 'date')
}
