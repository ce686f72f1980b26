import { createHash } from 'node:crypto'
import { build } from '../build.ts'
import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import type { KeptAnswerRow } from '../database/kept-results-tables.ts'
import type { MadeAnswer } from '../procedures/procedure-call.ts'
import { answerKey, type Call, type Edition } from './answer-key.ts'

/** Queries whose answers take so long that they are kept in the database as well, for other processes and starts. */
const costly: readonly string[] = [
  'anomalies.list',
  'explanations.explain',
  'forecasts.forecast',
  'overview.overview',
  'recommendations.list',
]

/** More answers, and larger ones, are not stored. */
const most = { answers: 200, bytes: 1_000_000 }

/** Whether a query is worth a look into the database. */
export function isCostly({ path }: Call): boolean {
  return costly.includes(path)
}

/**
 * Makes an answer, unless this or another process has stored it.
 *
 * @throws whatever `make` throws; an answer that cannot be stored is only logged.
 */
export async function throughStore(
  { database, log }: Pick<Context, 'database' | 'log'>,
  call: Call,
  edition: Edition,
  make: () => Promise<MadeAnswer>,
): Promise<MadeAnswer> {
  const key = storedKey(call, edition)
  const stored = await database('kept_answers').where({ key }).first('body')
  if (stored !== undefined) return { body: Buffer.from(stored.body), dependsOnInstant: false }
  const made = await make()
  if (!made.dependsOnInstant && made.body.length <= most.bytes) {
    const row = { key, ...edition, body: Buffer.from(made.body).toString() }
    // Nobody has to wait for that.
    storeAnswer(database, row).catch((error: unknown) =>
      log.warn('An answer could not be stored', { path: call.path, reason: String(error) }),
    )
  }
  return made
}

/** Stores an answer, and removes those of other days and versions. */
async function storeAnswer(database: Database, row: KeptAnswerRow): Promise<void> {
  const { day, version } = row
  await database.transaction(async (transaction) => {
    await transaction('kept_answers').whereNot({ day }).orWhereNot({ version }).delete()
    const { stored = 0 } = (await transaction('kept_answers').count({ stored: '*' }).first()) ?? {}
    if (Number(stored) < most.answers)
      await transaction('kept_answers').insert(row).onConflict('key').ignore()
  })
}

function storedKey(call: Call, edition: Edition): string {
  const hash = createHash('sha256').update(JSON.stringify([build, answerKey(call, edition)]))
  return hash.digest('base64url')
}
