import { fork } from 'node:child_process'
import { join } from 'node:path'
import { builtFolder } from '../built-folder.ts'
import type { Context } from '../context.ts'
import { giveUpImport } from './end-import.ts'
import { forwardLog } from './forward-log.ts'
import { createProgressWriter } from './progress-writer.ts'

/** An import under way in a process of its own. */
export type RunningImport = { readonly ended: Promise<void>; stop(): void }

/**
 * Starts the process that carries out an import. Away from the server's own process it can neither slow down
 * requests nor take the server along when it fails.
 */
export function runImport(ctx: Context, id: number): RunningImport {
  // Another process cannot see a database in memory.
  if (ctx.env.DATABASE_PATH === ':memory:') {
    return { ended: importHere(ctx, id), stop() {} }
  }
  const { script, execArgv } = workerScript()
  const child = fork(script, { execArgv, stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
  child.send({ id, settings: settingsOf(ctx) } satisfies ImportJob)
  let stopped = false
  const complaint = child.stderr === null ? () => '' : forwardLog(child.stderr, ctx.log)
  const ended = new Promise<void>((done) => {
    child.once('error', () => done())
    child.once('close', () => done())
  }).then(async () => {
    if (!stopped) await tidyUp(ctx, id, child.exitCode ?? child.signalCode, complaint())
  })
  return {
    ended,
    stop() {
      stopped = true
      child.kill('SIGKILL')
    },
  }
}

/** Everything that reads bills is loaded by the process that reads one. */
async function importHere(ctx: Context, id: number): Promise<void> {
  const { importBill } = await import('./import-bill.ts')
  await importBill(ctx, id, createProgressWriter(ctx, id))
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

/** What the process is told. Settings may hold a password, which has no place among its arguments. */
export type ImportJob = { readonly id: number; readonly settings: Readonly<Record<string, string>> }

/** The settings of this process, which need not all come from its environment. */
function settingsOf({ env }: Context): Record<string, string> {
  return Object.fromEntries(
    Object.entries(env).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  )
}

/** Ends an import whose process died before it could. */
async function tidyUp(
  ctx: Context,
  id: number,
  code: number | string | null,
  complaint: string,
): Promise<void> {
  const row = await ctx.database('imports').where({ id }).first('status')
  if (row?.status !== 'running' && row?.status !== 'queued') {
    if (complaint !== '') ctx.log.warn('The process of an import complained', { importId: id, complaint })
    return
  }
  await giveUpImport(ctx, id, new Error(`The import's process ended with ${code}. ${complaint}`))
}
