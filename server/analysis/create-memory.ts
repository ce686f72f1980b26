import type { Database } from '../database/connect.ts'
import { costsVersion } from '../database/data-version.ts'
import { wantedByOthers } from '../database/while-wanted.ts'

type Memory<Result> = { readonly version: number; readonly results: Map<string, Promise<Result>> }

/** Questions of many kinds must not fill the memory. */
const mostResults = 50

/**
 * Keeps what many answers need until any cost changes: the results of a slow method, or facts about the data.
 *
 * @returns a function that makes a result unless one is kept under the key; the key names everything but the costs
 *   that the result depends on. A transaction gets its own, since it sees what nobody else does.
 */
export function createMemory<Result>() {
  const memories = new WeakMap<Database, Memory<Result>>()
  return async (
    { database }: { readonly database: Database },
    key: string,
    make: () => Promise<Result>,
  ): Promise<Result> => {
    if (database.isTransaction === true) return make()
    const version = await costsVersion(database)
    const known = memories.get(database)
    const usable = known !== undefined && known.version === version && known.results.size < mostResults
    const memory = usable ? known : { version, results: new Map<string, Promise<Result>>() }
    memories.set(database, memory)
    const kept = memory.results.get(key)
    if (kept !== undefined) return kept
    const made = wantedByOthers(make)
    memory.results.set(key, made)
    made.catch(() => memory.results.delete(key))
    return made
  }
}
