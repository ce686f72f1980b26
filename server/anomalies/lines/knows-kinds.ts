import { kindsVersion } from '../../charges/kinds/kinds-version.ts'
import type { Context } from '../../context.ts'
import { groupOfKind, isChargeKind } from '../../../shared/charge-kind.ts'

/** Whether all bills that count are read into the kinds of today; a kind that some of them lack would seem new. */
export async function knowsKinds({ database }: Context): Promise<boolean> {
  const older = await database('bills')
    .where({ state: 'counted' })
    .whereNot({ kinds_version: kindsVersion })
    .first('id')
  return older === undefined
}

/** Groups of kinds that are no usage, or say nothing of it. */
const besideUsage: readonly string[] = ['commitments', 'beside usage', 'unknown']

/** Whether a kind is of usage that follows a daily habit; a support plan is billed when a month is over. */
export function isUsageKind(kind: string): boolean {
  return isChargeKind(kind) && kind !== 'support' && !besideUsage.includes(groupOfKind(kind))
}
