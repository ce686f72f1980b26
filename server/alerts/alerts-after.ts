import type { Context } from '../context.ts'
import { evaluateAside } from './evaluate-alerts.ts'

/**
 * Evaluates alerts after a change that may call for some or take their cause away: an import, demo data, a budget. A
 * failure of that is logged and does not undo the change.
 *
 * @param change what is under way.
 * @returns its result.
 */
export async function alertsAfter<Result>(ctx: Context, change: Promise<Result>): Promise<Result> {
  const result = await change
  try {
    await evaluateAside(ctx)
  } catch (cause) {
    ctx.log.error('Alerts could not be evaluated', {
      reason: cause instanceof Error ? cause.stack : String(cause),
    })
  }
  return result
}
