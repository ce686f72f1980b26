import type { Context } from '../../server/context.ts'
import { closeContext, createContext } from '../../server/create-context.ts'
import { readEnv } from '../../server/env.ts'
import { command, settingsOf, untilImported, type KillCase } from './kill-cases.ts'
import type { Place } from './kill-places.ts'
import { startServer } from './server-process.ts'
import { faultsOfBills, leftBehind, stateOfBills } from './state-of-bills.ts'

/** A case with the states that it may leave, and how long it takes when nobody kills it. */
export type Known = {
  readonly kase: KillCase
  readonly before: string
  readonly after: string
  /** In ms, until it has ended. */
  readonly takes: number
  /** In ms, until its change of the costs is there; null where it makes none. */
  readonly settles: number | null
}

/** Opens a database as every process does, for a look at it. */
export async function within<Result>(place: Place, look: (ctx: Context) => Promise<Result>): Promise<Result> {
  const ctx = await createContext(readEnv(settingsOf(place)))
  try {
    return await look(ctx)
  } finally {
    await closeContext(ctx)
  }
}

type State = 'before' | 'after' | 'neither'

type Judgement = {
  /** Before anything was started again; null where opening the database would already go on with the work. */
  readonly atOnce: State | null
  /** After a new start, which goes on with imports. */
  readonly state: State
  readonly faults: readonly string[]
}

/** Looks at what a kill left: at once, after a new start, and after the same was done again. */
export async function judge({ kase, before, after }: Known, place: Place): Promise<Judgement> {
  const faults: string[] = []
  const stateIn = async (when: string): Promise<State> => {
    const found = await within(place, stateOfBills)
    const state = found === after ? 'after' : found === before ? 'before' : 'neither'
    if (state === 'neither') faults.push(`${when} the state is neither that of before nor that of after`)
    return state
  }
  const attempt = (what: string, work: () => Promise<unknown>) =>
    work().catch((error: unknown) => faults.push(`${what} failed: ${String(error).slice(0, 1000)}`))
  const atOnce = kase.from === 'old' ? null : await stateIn('at once')
  await attempt('a new start', async () => {
    const server = await startServer(settingsOf(place))
    await untilImported(`${server.url}/api/finops`).finally(server.stop)
  })
  const state = await stateIn('after a new start')
  await attempt('npm run check', () => command(place, ['check']).ended)
  faults.push(...(await within(place, faultsOfBills)))
  await attempt('the same again', async () => {
    const work = await kase.begin(place)
    await work.ended.finally(work.leave)
  })
  if ((await stateIn('done again')) !== 'after') faults.push('done again it did not take effect')
  faults.push(...(await within(place, faultsOfBills)))
  for (const what of await within(place, leftBehind)) faults.push(`${what} left, which no bill names`)
  faults.push(...(await within(place, faultsOfBills)))
  return { atOnce, state, faults: [...new Set(faults)] }
}
