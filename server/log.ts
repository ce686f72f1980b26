import type { Env } from './env.ts'

const levels = ['debug', 'info', 'warn', 'error', 'silent'] as const
type Level = Exclude<Env['LOG_LEVEL'], 'silent'>
type Fields = Readonly<Record<string, unknown>>

/** Writes one JSON line per event to standard error, so that standard output stays for people. */
export type Log = Record<Level, (message: string, fields?: Fields) => void>

export function createLog(
  threshold: Env['LOG_LEVEL'],
  write = (line: string): void => void process.stderr.write(line),
): Log {
  const at = (level: Level) => (message: string, fields?: Fields) => {
    if (levels.indexOf(level) < levels.indexOf(threshold)) return
    write(`${JSON.stringify({ time: new Date().toISOString(), level, message, ...fields })}\n`)
  }
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}

/** A log each of whose lines carries some fields. */
export function logWith(log: Log, fields: Fields): Log {
  const at = (level: Level) => (message: string, more?: Fields) => log[level](message, { ...fields, ...more })
  return { debug: at('debug'), info: at('info'), warn: at('warn'), error: at('error') }
}
