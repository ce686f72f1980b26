import { addSeconds } from '../../shared/instant.ts'
import type { Outcome } from './post-message.ts'

/** Waits after the first, second, ... failure, in seconds: a minute to half a day. */
const waits = [60, 300, 1_800, 7_200, 43_200] as const

const longestWait = 86_400

/** These say that trying again may help; any other status from 400 to 499 will stay as it is. */
const passing = [408, 425, 429]

export type NextStep =
  | { readonly status: 'delivered' | 'failed'; readonly next_attempt_at: null }
  | { readonly status: 'pending'; readonly next_attempt_at: string }

/**
 * What to do after an attempt: done, try again later, or give up, which is after six attempts or at once where the
 * receiver refuses for good. A receiver that names a time is left alone at least that long, up to a day.
 *
 * @param attempts how many there were, this one included.
 */
export function nextStep(outcome: Outcome, attempts: number, now: string): NextStep {
  if (outcome.error === null) return { status: 'delivered', next_attempt_at: null }
  const status = outcome.status_code
  const isFinal = status !== null && status >= 400 && status < 500 && !passing.includes(status)
  const wait = waits[attempts - 1]
  if (isFinal || wait === undefined) return { status: 'failed', next_attempt_at: null }
  const seconds = Math.min(longestWait, Math.max(wait, outcome.retry_after ?? 0))
  return { status: 'pending', next_attempt_at: addSeconds(now, seconds) }
}
