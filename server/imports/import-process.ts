import { fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { builtFolder } from '../built-folder.ts'
import type { Context } from '../context.ts'
import { forwardLog } from './forward-log.ts'
import { placeOf } from './places.ts'

/** What the process is told first. Settings may hold a password, which has no place among its arguments. */
export type ImportJob = {
  readonly owner: string
  readonly place: string
  readonly settings: Readonly<Record<string, string>>
}

/** What it says when it has worked off what waited. */
export type ImportReport = {
  readonly imported: number
  /** What kept it from going on, where something did. */
  readonly failure: string | null
  /** Bytes of memory that it still takes. */
  readonly memory: number
}

/** A process that carries out imports, one after the other, and waits for the next. */
export type ImportProcess = {
  /** Under this name it takes the turn. */
  readonly owner: string
  /** Works off what waits; undefined where the process died over it. */
  workOff(): Promise<ImportReport | undefined>
  /** Whether it can be asked again. */
  isAlive(): boolean
  /** Whether something ended it that has nothing to do with what it was at. */
  wasKilled(): boolean
  /** How it ended, with what it wrote last. */
  complaint(): string
  /** Ends it when it has nothing in hand. */
  dismiss(): void
  /** Ends it whatever it has in hand, and waits for that. */
  kill(): Promise<void>
}

/**
 * Starts a process that carries out imports. Away from the server's own process it can neither slow down requests nor
 * take the server along when it fails.
 */
export function startImportProcess(ctx: Context): ImportProcess {
  const { script, execArgv } = workerScript()
  const child = fork(script, { execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  const owner = randomUUID()
  const complaint = child.stderr === null ? () => '' : forwardLog(child.stderr, ctx.log)
  let alive = true
  const ended = new Promise<undefined>((done) => {
    child.once('error', () => done(undefined))
    child.once('close', () => done(undefined))
  }).then(() => {
    alive = false
    return undefined
  })
  // A message that cannot be sent goes to a process that has just ended, which `ended` tells.
  const tell = (message: ImportJob | 'work') => child.send(message, () => {})
  tell({ owner, place: placeOf(ctx), settings: settingsOf(ctx) })
  return {
    owner,
    async workOff() {
      const report = new Promise<ImportReport>((done) => child.once('message', done))
      tell('work')
      return Promise.race([report, ended])
    },
    isAlive: () => alive && child.connected,
    wasKilled: () => child.signalCode !== null,
    complaint: () => `The process ended with ${child.exitCode ?? child.signalCode}. ${complaint()}`,
    dismiss() {
      if (child.connected) child.disconnect()
    },
    async kill() {
      child.kill('SIGKILL')
      await ended
    },
  }
}

/** The built worker is loaded as the server was, without compiling it; from source, its process has to load tsx. */
function workerScript(): { script: string; execArgv: string[] } {
  return builtFolder === null
    ? { script: join(import.meta.dirname, 'import-worker.ts'), execArgv: ['--import', 'tsx'] }
    : {
        script: join(builtFolder, 'import-worker.cjs'),
        execArgv: ['--require', join(builtFolder, 'keep-compiled.cjs')],
      }
}

/** The settings of this process, which need not all come from its environment. */
function settingsOf({ env }: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}
