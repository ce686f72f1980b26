import { raiseAlert } from '../../server/alerts/raise-alert.ts'
import { resolveAlert } from '../../server/alerts/resolve-alert.ts'
import { createClock } from '../../server/clock.ts'
import type { AlertSubject } from '../../shared/alert-filter.ts'
import type { Severity } from '../../shared/anomaly-terms.ts'
import type { TestApp } from './create-test-app.ts'

/** The context of an app at another time. */
export function at(app: TestApp, now: string): TestApp['ctx'] {
  return { ...app.ctx, clock: createClock(now) }
}

/** Raises an alert as an anomaly does, without the costs for it. */
export async function raise(
  ctx: TestApp['ctx'],
  title: string,
  severity: Severity = 'low',
  subject: Partial<AlertSubject> = {},
): Promise<void> {
  const draft = { kind: 'anomaly', occasion: title, severity, title, message: `${title}.`, subject } as const
  if ((await raiseAlert(ctx, draft)) === null) throw new Error(`${title} was raised before.`)
}

/** Closes the alert of a title. */
export async function resolve(ctx: TestApp['ctx'], title: string): Promise<void> {
  const row = await ctx.database('alerts').where({ title }).orderBy('id', 'desc').first()
  if (row !== undefined) await resolveAlert(ctx, row, `${title} is over.`)
}
