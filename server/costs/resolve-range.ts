import type { Knex } from 'knex'
import { knownEnds } from '../../shared/known-days.ts'
import type { Day, DayRange } from '../../shared/period.ts'
import { presetRange, type Preset } from '../../shared/preset.ts'
import { createMemory } from '../analysis/create-memory.ts'
import type { Context } from '../context.ts'

export type RangeQuery = {
  readonly start_date?: Day | undefined
  readonly end_date?: Day | undefined
  readonly preset?: Preset | undefined
}

const boundsKept = createMemory<DayRange | null>()

/**
 * The first and last day that any cost is known for, or null for an empty database. Days that no cost can be of are left
 * aside: earlier versions took them from bills, and a range up to the year 9999 would cost every answer its health.
 */
export function dataBounds({
  database,
  clock,
}: Pick<Context, 'database' | 'clock'>): Promise<DayRange | null> {
  const today = clock.today()
  return boundsKept({ database }, today, () =>
    boundsOf(() => database('cloud_costs').whereBetween('date', knownEnds(today))),
  )
}

/** The first and last day of some costs, or null for none. */
export async function boundsOf(costs: () => Knex.QueryBuilder): Promise<DayRange | null> {
  // Two queries of one end each: an index answers them without reading the days between.
  const [first, last] = await Promise.all([
    costs().min({ day: 'date' }).first(),
    costs().max({ day: 'date' }).first(),
  ])
  return first?.day && last?.day ? { start_date: first.day, end_date: last.day } : null
}

/**
 * The days that a question is about. An end left open is the data's own; no range at all is all data.
 *
 * @returns null where the data has to decide and there is none.
 */
export async function resolveRange(ctx: Context, query: RangeQuery): Promise<DayRange | null> {
  if (query.preset !== undefined) return presetRange(query.preset, ctx.clock.today())
  const { start_date, end_date } = query
  if (start_date !== undefined && end_date !== undefined) return { start_date, end_date }
  const bounds = await dataBounds(ctx)
  if (bounds === null) return null
  const start = start_date ?? bounds.start_date
  const end = end_date ?? bounds.end_date
  if (start <= end) return { start_date: start, end_date: end }
  // The given end lies outside the data: the answer is about that day, and is empty.
  const day = start_date ?? end
  return { start_date: day, end_date: day }
}
