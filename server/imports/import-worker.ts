import { setPriority } from 'node:os'
import type { Context } from '../context.ts'
import { createContext } from '../create-context.ts'
import { readEnv } from '../env.ts'
import type { ImportJob, ImportReport } from './import-process.ts'
import { createProgressWriter } from './progress-writer.ts'
import { takeTurnBack } from './recover-imports.ts'
import { workOff } from './work-off.ts'

/** Without the server, the imports are given back within so many milliseconds, or their claim runs out. */
const longestFarewell = 5_000

/** Carries out imports in a process of its own, whenever the server that started it says so. */
async function start({ owner, place, settings }: ImportJob): Promise<() => Promise<ImportReport>> {
  // Requests go first: whoever looks at costs must not feel that a bill is being read.
  setPriority(10)
  const ctx = await createContext(readEnv(settings))
  process.once('disconnect', () => void leave(ctx, owner))
  if (!process.connected) process.exit(0)
  const worker = {
    owner,
    place,
    onlyOwn: false,
    listenTo: (id: number) => createProgressWriter(ctx, id),
    isStopped: () => !process.connected,
  }
  return async () => {
    const outcome = await workOff(ctx, worker).then(
      (imported) => ({ imported, failure: null }),
      (error: unknown) => ({ imported: 0, failure: reasonOf(error) }),
    )
    return { ...outcome, memory: process.memoryUsage.rss() }
  }
}

/** Nobody waits for the outcome any more: another process goes on with what was in hand. */
async function leave(ctx: Context, owner: string): Promise<void> {
  setTimeout(() => process.exit(1), longestFarewell)
  await takeTurnBack(ctx, owner).catch(() => false)
  process.exit(0)
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}

function fail(error: unknown): never {
  process.stderr.write(`${reasonOf(error)}\n`)
  process.exit(1)
}

let started: Promise<() => Promise<ImportReport>> | undefined
process.on('message', (message: ImportJob | 'work') => {
  if (message !== 'work') started = start(message)
  started
    ?.then(async (work) => {
      if (message === 'work') process.send?.(await work())
    })
    .catch(fail)
})
