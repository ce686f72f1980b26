import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A server of its own, as `npm start` starts it. */
export type ServerProcess = {
  readonly url: string
  readonly pid: number
  /** What it wrote, log lines among it. */
  output(): string
  /** Ends it at once, as a power cut would. */
  kill(): Promise<void>
  /** Ends the process in which it carries out imports, if there is one. */
  killWorker(): boolean
  /** Ends it in good order. */
  stop(): Promise<void>
}

/**
 * Starts the built server and waits until it serves.
 *
 * @throws Error with its output where it ends instead.
 */
export async function startServer(environment: Readonly<Record<string, string>>): Promise<ServerProcess> {
  const child = spawn(process.execPath, ['server/launch.mjs', 'serve'], {
    env: { PATH: process.env['PATH'], PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let text = ''
  let announce = (_url: string) => {}
  const url = new Promise<string>((done) => {
    announce = done
  })
  const read = (chunk: unknown) => {
    text += String(chunk)
    const found = /Billow is ready: {2}(http\S+)/.exec(text)?.[1]
    if (found !== undefined) announce(found)
  }
  child.stdout.on('data', read)
  child.stderr.on('data', read)
  const ended = new Promise<void>((done) => child.once('exit', () => done()))
  const died = ended.then(() => Promise.reject(new Error(`The server ended: ${text}`)))
  const address = await Promise.race([url, died])
  died.catch(() => {})
  const end = (signal: 'SIGKILL' | 'SIGTERM') => {
    child.kill(signal)
    return ended
  }
  return {
    url: address,
    pid: child.pid ?? 0,
    output: () => text,
    kill: () => end('SIGKILL'),
    stop: () => end('SIGTERM'),
    killWorker() {
      const [worker] = childrenOf(child.pid ?? 0)
      if (worker === undefined) return false
      try {
        return process.kill(worker, 'SIGKILL')
      } catch {
        return false
      }
    },
  }
}

/** Linux tells the children of a process in a file; elsewhere none are known. */
function childrenOf(pid: number): number[] {
  try {
    const text = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    return text.split(' ').filter(Boolean).map(Number)
  } catch {
    return []
  }
}
