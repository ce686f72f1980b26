import type { Context } from '../context.ts'
import { BillowError } from '../errors.ts'

type Window = { readonly minute: string; count: number }

/** One table of windows for each installation in this process. */
const installations = new WeakMap<object, Map<string, Window>>()

/**
 * Counts a question of a caller.
 *
 * @throws BillowError TOO_MANY_REQUESTS where the caller has asked too much in this minute.
 */
export function countQuestion({ database, clock, env }: Context, caller: string): void {
  const windows = installations.get(database) ?? new Map<string, Window>()
  installations.set(database, windows)
  const minute = clock.now().slice(0, 16)
  for (const [name, window] of windows) if (window.minute !== minute) windows.delete(name)
  const window = windows.get(caller) ?? { minute, count: 0 }
  windows.set(caller, window)
  window.count += 1
  if (window.count > env.ASSISTANT_QUESTIONS_PER_MINUTE) {
    throw new BillowError(
      'TOO_MANY_REQUESTS',
      `More than ${env.ASSISTANT_QUESTIONS_PER_MINUTE} questions in a minute. Wait a minute, or raise ASSISTANT_QUESTIONS_PER_MINUTE.`,
    )
  }
}
