import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { keepClaim } from '../claims/keep-claim.ts'
import type { Context } from '../context.ts'
import { giveUpImport } from './end-import.ts'
import { startImportProcess, type ImportProcess } from './import-process.ts'
import { nextImport } from './next-import.ts'
import { placeOf } from './places.ts'
import { createProgressWriter } from './progress-writer.ts'
import { importTurn, takeTurnBack } from './recover-imports.ts'

/** Whoever carries out the imports of this server. */
export type ImportHands = {
  /** Makes ready, since there will be something to do. */
  expect(): void
  /** Works off the imports that wait, and tells how many. */
  workOff(): Promise<number>
  /** Stops at once; what was in hand waits again. */
  stop(): Promise<void>
}

/** A process that has had nothing to do for so many milliseconds goes. */
const longestIdle = 5 * 60_000

/** A process that keeps more memory than this after an import is replaced. */
const mostMemory = 320 * 1024 * 1024

/**
 * So often a process may fail to start, or be killed before it has begun anything; then the import that it was to begin
 * is given up.
 */
const mostStarts = 2
const mostKills = 10

/** Milliseconds before another try after a failure; each is twice as long as the one before. */
const shortestPause = 500
const longestPause = 30_000

/**
 * A process that is kept from one import to the next, so that only the first waits for its start.
 *
 * @param isStopped whether the server is on its way out.
 */
export function createImportHands(ctx: Context, isStopped: () => boolean): ImportHands {
  // Another process cannot see a database in memory.
  return ctx.env.DATABASE_PATH === ':memory:' ? ownHands(ctx, isStopped) : handsOfProcess(ctx, isStopped)
}

function ownHands(ctx: Context, isStopped: () => boolean): ImportHands {
  const listenTo = (id: number) => createProgressWriter(ctx, id)
  const worker = { owner: randomUUID(), onlyOwn: false, listenTo, isStopped }
  return {
    expect() {},
    async workOff() {
      // Everything that reads bills is loaded by the process that reads one.
      const { workOff } = await import('./work-off.ts')
      return workOff(ctx, { ...worker, place: placeOf(ctx) })
    },
    async stop() {},
  }
}

function handsOfProcess(ctx: Context, isStopped: () => boolean): ImportHands {
  let current: ImportProcess | undefined
  let idle: NodeJS.Timeout | undefined
  let busy = false
  let deaths = 0
  let failures = 0
  const farewell = new AbortController()
  const ready = () => {
    clearTimeout(idle)
    current = current?.isAlive() === true ? current : startImportProcess(ctx)
    return current
  }
  const restLater = (from: ImportProcess) => {
    idle = setTimeout(() => from.dismiss(), longestIdle)
    idle.unref()
  }
  const pause = (tries: number) =>
    wait(Math.min(2 ** (tries - 1) * shortestPause, longestPause), null, { signal: farewell.signal }).catch(
      () => null,
    )
  const mourn = async (process: ImportProcess) => {
    const complaint = process.complaint()
    ctx.log.error('The process of imports died', { reason: complaint })
    deaths = (await takeTurnBack(ctx, process.owner)) ? 1 : deaths + 1
    if (deaths <= (process.wasKilled() ? mostKills : mostStarts)) return pause(deaths)
    deaths = 0
    return giveUpNext(ctx, complaint)
  }
  const work = async () => {
    const process = ready()
    const report = await process.workOff()
    if (report === undefined) {
      if (!isStopped()) await mourn(process)
      return 0
    }
    deaths = 0
    failures = report.failure === null ? 0 : failures + 1
    if (report.memory > mostMemory) process.dismiss()
    else restLater(process)
    if (report.failure !== null) {
      ctx.log.error('Imports could not be carried out', { reason: report.failure })
      await pause(failures)
    }
    return report.imported
  }
  return {
    expect() {
      if (!busy) restLater(ready())
    },
    async workOff() {
      busy = true
      try {
        return await work()
      } finally {
        busy = false
      }
    },
    async stop() {
      farewell.abort()
      clearTimeout(idle)
      if (current === undefined) return
      await current.kill()
      await takeTurnBack(ctx, current.owner)
    },
  }
}

/** Ends the import that no process could begin. */
async function giveUpNext(ctx: Context, reason: string): Promise<void> {
  const turn = await keepClaim(ctx, importTurn)
  if (turn === null) return
  try {
    const next = await nextImport(ctx, turn.claim, { place: placeOf(ctx), onlyOwn: false })
    if (next !== undefined) await giveUpImport(ctx, next.id, new Error(reason), turn.claim)
  } finally {
    await turn.release()
  }
}
