import { createHash } from 'node:crypto'
import { addDays } from '../../shared/period.ts'
import { runDetections } from '../analysis/run-analyses.ts'
import { build } from '../build.ts'
import type { Context } from '../context.ts'
import { rowsPerInsert } from '../database/dialect.ts'
import { describeEvents } from './describe-events.ts'
import type { FoundAnomaly, JudgedSeries } from './found-anomaly.ts'

/** So many days a judgement is kept, also where nobody comes back to it. */
const daysKept = 7

/** Keys that one statement may name. */
const keysPerQuery = 500

/**
 * What is odd in each of many series. A series that was judged before, by whichever process, is not judged again: a
 * change of some days costs no more than the series that it touches.
 *
 * @returns the anomalies of each series, in the same order.
 */
export async function judgeSeries(ctx: Context, all: readonly JudgedSeries[]): Promise<FoundAnomaly[][]> {
  const keyed = all
    .filter(({ looks_for }) => looks_for === 'everything')
    .map((series) => ({ key: keyOf(series), series }))
  const known = await findJudged(
    ctx,
    keyed.map(({ key }) => key),
  )
  const unknown = keyed.filter(({ key }) => !known.has(key))
  if (unknown.length > 0) {
    const jobs = unknown.map(({ series: { values, start_date } }) => ({ values, start_date }))
    const reports = await runDetections(jobs)
    const judged = unknown.map(({ key, series }, place) => {
      const report = reports[place]
      return [key, report === undefined ? [] : describeEvents(series, report)] as const
    })
    for (const [key, anomalies] of judged) known.set(key, anomalies)
    await keepJudged(ctx, judged)
  }
  const keys = new Map(keyed.map(({ key, series }) => [series, key]))
  // Whether a line begins or ends is seen at once.
  return all.map(
    (series) =>
      known.get(keys.get(series) ?? '') ?? describeEvents(series, { flags: [], expected: series.values }),
  )
}

function keyOf(series: JudgedSeries): string {
  const { cloud_provider, service_name, account, dimension, name } = series
  const { known_since, floor, start_date, values } = series
  const line = [cloud_provider, service_name, account, dimension, name]
  const parts = [build, ...line, known_since, floor, start_date, values]
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url')
}

async function findJudged({ database }: Context, keys: readonly string[]) {
  const known = new Map<string, FoundAnomaly[]>()
  for (let from = 0; from < keys.length; from += keysPerQuery) {
    const rows = await database('judged_series')
      .whereIn('key', keys.slice(from, from + keysPerQuery))
      .select('key', 'anomalies')
    for (const { key, anomalies } of rows) known.set(key, JSON.parse(anomalies))
  }
  return known
}

async function keepJudged(
  { database, clock }: Context,
  judged: readonly (readonly [string, readonly FoundAnomaly[]])[],
): Promise<void> {
  const judged_on = clock.today()
  const rows = judged.map(([key, anomalies]) => ({ key, judged_on, anomalies: JSON.stringify(anomalies) }))
  await database.transaction(async (transaction) => {
    await transaction('judged_series').where('judged_on', '<', addDays(judged_on, -daysKept)).delete()
    for (let from = 0; from < rows.length; from += rowsPerInsert)
      await transaction('judged_series')
        .insert(rows.slice(from, from + rowsPerInsert))
        .onConflict('key')
        .ignore()
  })
}
