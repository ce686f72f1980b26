import type { ChargeKind } from '../../shared/charge-kind.ts'
import type { Offer } from '../../shared/purchase-plan.ts'

/**
 * The usage that commitments of each sort cover: what AWS's compute, machine learning and database savings plans, its
 * reservations, Azure's and Google's commitments apply to. Volumes, traffic, gateways and spot are in none of them.
 */
export const offerKinds: Readonly<Record<Offer, readonly ChargeKind[]>> = {
  compute: ['instance', 'container-capacity', 'serverless-duration', 'serverless-provisioned', 'app-plan'],
  machine_learning: ['ml-instance'],
  database: ['database-instance', 'database-capacity', 'search-instance', 'warehouse-instance'],
  cache: ['cache-instance', 'cache-capacity'],
}

/** All of them. */
export const eligibleKinds: readonly ChargeKind[] = Object.values(offerKinds).flat()

/** What commitments themselves are charged as. */
export const commitmentKinds: readonly ChargeKind[] = ['commitment-fee', 'commitment-unused']
