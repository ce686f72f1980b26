import type { Context } from '../context.ts'
import { cleanChargeFolder } from './clean-charge-folder.ts'
import { removeUndoneCharges } from './remove-undone-charges.ts'

const hour = 60 * 60 * 1000

/** Removes charges that nothing needs, now and every hour. It does not keep the process alive. */
export function keepChargesClean(ctx: Context): { stop(): void } {
  const clean = async () => {
    await removeUndoneCharges(ctx)
    await cleanChargeFolder(ctx)
  }
  const attempt = () =>
    void clean().catch((error: unknown) =>
      ctx.log.error('Charges that nothing needs could not be removed', { reason: String(error) }),
    )
  attempt()
  const timer = setInterval(attempt, hour)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
