import { readdirSync, readFileSync } from 'node:fs'
import { setTimeout as wait } from 'node:timers/promises'

const millisecondsATick = 10

/**
 * The CPU that a process and the ones that it waited for have used, in ms; only Linux tells. What threads that live
 * have used is known exactly, what all have used in ticks, so that the larger of the two is nearer.
 */
export function cpuOf(pid: number): number {
  const threads = readdirSync(`/proc/${pid}/task`).map((thread) => cpuOfThread(pid, Number(thread)))
  const living = threads.reduce((total, cpu) => total + cpu, 0)
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? []
  const ticks = (first: number) => Number(fields[first]) + Number(fields[first + 1])
  return Math.max(living, ticks(11) * millisecondsATick) + ticks(13) * millisecondsATick
}

/** The CPU that one thread has used, in ms: of a server, the thread with the number of the process serves. */
export function cpuOfThread(pid: number, thread: number): number {
  try {
    return Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').split(' ')[0]) / 1e6
  } catch {
    // It has ended since it was listed.
    return 0
  }
}

/** What a process holds of memory, now and at most so far, in MB. */
export function memoryOf(pid: number): { readonly now: number; readonly peak: number } {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  const megabytes = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
  return { now: megabytes('VmRSS'), peak: megabytes('VmHWM') }
}

/** Waits until a process has nothing to do: what it began by itself is over then. */
export async function untilQuiet(pid: number, patience = 600_000): Promise<void> {
  const end = performance.now() + patience
  for (let calm = 0; calm < 4 && performance.now() < end;) {
    const before = cpuOf(pid)
    await wait(500)
    calm = cpuOf(pid) - before < 15 ? calm + 1 : 0
  }
}
