import type { Context } from '../context.ts'
import type { Database } from '../database/connect.ts'
import { costsVersion } from '../database/data-version.ts'
import { wantedByOthers } from '../database/while-wanted.ts'

type Memory<Result> = { readonly version: number; readonly results: Map<string, Promise<Result>> }

/** Questions of many kinds must not fill the memory. */
const mostResults = 50

/**
 * Keeps the results of a slow method until any cost changes.
 *
 * @returns a function that makes a result unless one is kept under the key; the key names everything but the costs
 *   that the result depends on.
 */
export function createMemory<Result>() {
  const memories = new WeakMap<Database, Memory<Result>>()
  return async (ctx: Context, key: string, make: () => Promise<Result>): Promise<Result> => {
    const version = await costsVersion(ctx.database)
    const known = memories.get(ctx.database)
    const usable = known !== undefined && known.version === version && known.results.size < mostResults
    const memory = usable ? known : { version, results: new Map<string, Promise<Result>>() }
    memories.set(ctx.database, memory)
    const kept = memory.results.get(key)
    if (kept !== undefined) return kept
    const made = wantedByOthers(make)
    memory.results.set(key, made)
    made.catch(() => memory.results.delete(key))
    return made
  }
}
