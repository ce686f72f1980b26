import { providers } from '../../shared/catalogue.ts'
import { isChargeKind, type ChargeKind } from '../../shared/charge-kind.ts'
import type { DayRange } from '../../shared/period.ts'
import type { Context } from '../context.ts'
import { chargeSums, type ChargeColumn } from '../costs/charge-sums.ts'
import type { Activity } from './evidence.ts'
import { recentOf } from './load-resources.ts'

/** What is charged beside the hours of a gateway, or the room of a bucket, by how much it is used. */
const used: readonly ChargeKind[] = [
  'load-balancer-capacity',
  'nat-processing',
  'endpoint-processing',
  'gateway-processing',
  'storage-requests',
]

const by = [
  'cloud_provider',
  'account',
  'charge_kind',
  'resource',
  'upload',
] as const satisfies readonly ChargeColumn[]

type Row = Readonly<Record<(typeof by)[number], string | null>> & {
  readonly cost: number | null
  readonly quantity: number | null
}

/**
 * What every named resource did in the last four weeks, however little: what costs next to nothing still shows that
 * something is used.
 */
export async function loadActivity(ctx: Context, range: DayRange): Promise<Activity[]> {
  const { database } = ctx.charges
  const sums = chargeSums(ctx.charges, { charge_kind: used }, recentOf(range), { by, others: false })
  const rows: Row[] = await database
    .from(sums.as('g'))
    .whereNotNull('resource')
    .select(...by, database.raw('sum(effective_cost) as cost'), database.raw('sum(quantity) as quantity'))
    .groupBy(by)
    .havingRaw('sum(effective_cost) > 0 or sum(quantity) > 0')
  return rows.map((row) => ({
    cloud_provider: providers.find((provider) => provider === row.cloud_provider) ?? 'Other',
    account: row.account,
    charge_kind: isChargeKind(row.charge_kind) ? row.charge_kind : 'other',
    resource_id: row.resource ?? '',
    upload: row.upload,
    cost: row.cost ?? 0,
    quantity: row.quantity,
  }))
}
