import type { CostQuery } from '../../shared/cost-query.ts'
import { mostRows } from '../../shared/page-query.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'
import type { ListedCostRow } from './cost-row.ts'
import { singleCosts } from './single-costs.ts'

type Page = {
  readonly rows: readonly ListedCostRow[]
  /** Whether there are no other rows. */
  readonly isWhole: boolean
  /** Where the next page begins, null after the last; undefined where no page was asked for. */
  readonly next?: number | null
}

/**
 * The daily rows that one answer holds, by date, provider and service.
 *
 * @throws BillowError BAD_REQUEST where there are too many and no page is asked for.
 */
export async function pageOf(ctx: Context, query: CostQuery, range: DayRange | null): Promise<Page> {
  const isPaged = query.limit !== undefined || query.offset !== undefined
  const { limit = mostRows, offset = 0 } = query
  const found: ListedCostRow[] = range === null ? [] : await rowsIn(ctx, query, range, limit + 1, offset)
  const hasMore = found.length > limit
  if (!isPaged && hasMore) {
    throw new BillowError(
      'BAD_REQUEST',
      `These are more than ${mostRows.toLocaleString('en')} rows. Ask for fewer days, services or providers, for weeks or months, or page through them with limit and offset.`,
    )
  }
  const rows = hasMore ? found.slice(0, limit) : found
  const isWhole = offset === 0 && !hasMore
  return isPaged ? { rows, isWhole, next: hasMore ? offset + limit : null } : { rows, isWhole }
}

async function rowsIn(
  ctx: Context,
  query: CostQuery,
  range: DayRange,
  most: number,
  offset: number,
): Promise<ListedCostRow[]> {
  return singleCosts(ctx, query, range)
    .orderBy(['cloud_costs.date', 'cloud_costs.cloud_provider', 'cloud_costs.service_name', 'cloud_costs.id'])
    .limit(most)
    .offset(offset)
}
