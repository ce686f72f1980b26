import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'

/** A server that was started as a user does. */
export type Run = {
  readonly child: ChildProcess
  readonly ended: Promise<number | null>
  output(): string
}

type Place = {
  /** Where its database and everything else that it writes goes. */
  readonly scratch: string
  /** The installation; this one without it. */
  readonly root?: string
}

/** Starts Billow the way `npm start` does, on a free port. */
export function startBillow(
  { scratch, root = '.' }: Place,
  environment: Readonly<Record<string, string>> = {},
  nodeArguments: readonly string[] = [],
): Run {
  const child = spawn(process.execPath, [...nodeArguments, 'server/launch.mjs', 'serve'], {
    cwd: root,
    env: {
      PATH: process.env['PATH'],
      HOME: scratch,
      PORT: '0',
      DATABASE_PATH: join(scratch, 'poc.db'),
      ...environment,
    },
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += String(chunk)))
  child.stderr.on('data', (chunk) => (text += String(chunk)))
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve))
  return { child, ended, output: () => text }
}

/** Waits until it says where it is. */
export async function urlOf(run: Run): Promise<string> {
  const ended = run.ended.then((code) => Promise.reject(new Error(`It ended with ${code}: ${run.output()}`)))
  let timer: NodeJS.Timeout | undefined
  const found = new Promise<string>((resolve) => {
    timer = setInterval(() => {
      const url = /Billow is ready: {2}(http\S+)/.exec(run.output())?.[1]
      if (url !== undefined) resolve(url)
    }, 50)
  })
  return Promise.race([found, ended]).finally(() => clearInterval(timer))
}
