/*
 * Asks the same question every few milliseconds over a connection of its own, from a process of its own, so that what
 * else is measured does not hold it up: startSampler() starts it.
 */
import { fork, type ChildProcess } from 'node:child_process'
import { Agent, get } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { at } from './figures.ts'

const every = 5

/** What the answers took, in ms. */
export type Latency = { readonly asked: number; readonly p95: number; readonly longest: number }

export type Sampler = {
  begin(url: string): Promise<void>
  /** Ends the sampling, and tells what it saw since it began. */
  end(): Promise<Latency>
  stop(): void
}

export async function startSampler(): Promise<Sampler> {
  const child = fork(fileURLToPath(import.meta.url), { execArgv: ['--import', 'tsx'] })
  await heard<string>(child)
  const say = <Reply extends string | Latency>(text: string) => {
    const reply = heard<Reply>(child)
    child.send(text)
    return reply
  }
  return {
    begin: async (url) => void (await say<string>(url)),
    end: () => say<Latency>('end'),
    stop: () => void child.kill(),
  }
}

function heard<Reply extends string | Latency>(child: ChildProcess): Promise<Reply> {
  return new Promise((resolve) => child.once('message', (message: Reply) => resolve(message)))
}

function timeOf(url: string, agent: Agent): Promise<number> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const asked = get(url, { agent }, (response) => {
      if (response.statusCode !== 200) reject(new Error(`${url} answered ${response.statusCode}`))
      response.resume().once('end', () => resolve(performance.now() - started))
    })
    asked.once('error', reject)
  })
}

/** An answer that takes long stands for the ones as well that would have been asked for meanwhile. */
async function sample(url: string, agent: Agent, times: number[], isOver: () => boolean): Promise<void> {
  while (!isOver()) {
    const time = await timeOf(url, agent)
    for (let left = time; left > 0; left -= every) times.push(left)
    await wait(Math.max(0, every - time))
  }
}

function listen(): void {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 })
  let [times, isOver, sampling]: [number[], boolean, Promise<void>] = [[], false, Promise.resolve()]
  process.on('message', (message: string) => {
    if (message !== 'end') {
      ;[times, isOver] = [[], false]
      sampling = timeOf(message, agent).then(() => sample(message, agent, times, () => isOver))
      process.send?.('begun')
      return
    }
    isOver = true
    void sampling.then(() =>
      process.send?.({ asked: times.length, p95: at(times, 0.95), longest: at(times, 1) }),
    )
  })
  process.send?.('ready')
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) listen()
