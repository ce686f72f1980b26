import type { Readable } from 'node:stream'
import { createInterface } from 'node:readline'
import { z } from 'zod'
import type { Log } from '../log.ts'

const Line = z.looseObject({
  time: z.string(),
  level: z.enum(['debug', 'info', 'warn', 'error']),
  message: z.string(),
})

const longest = 4000

/**
 * Hands the log lines of another process on to a log of this one, under their own levels.
 *
 * @param stream the standard error of the process.
 * @returns a function that tells what else the process wrote there last, such as the reason of a crash.
 */
export function forwardLog(stream: Readable, log: Log): () => string {
  let rest = ''
  createInterface({ input: stream }).on('line', (text) => {
    const line = Line.safeParse(parsed(text))
    if (line.success) {
      const { time: _time, level, message, ...fields } = line.data
      log[level](message, fields)
    } else rest = `${rest}${text}\n`.slice(-longest)
  })
  return () => rest.trim()
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
