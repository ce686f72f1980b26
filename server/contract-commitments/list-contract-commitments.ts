import type { ContractCommitment, ContractCommitmentQuery } from '../../shared/contract-commitment.ts'
import type { Context } from '../context.ts'
import { newestDeliveries } from '../imports/side-datasets/newest-deliveries.ts'

/** The commitments of all deliveries that were not taken back, each as its newest delivery has it, first ones first. */
export async function listContractCommitments(
  { database }: Context,
  { day }: ContractCommitmentQuery,
): Promise<ContractCommitment[]> {
  const rows = await database('contract_commitments')
    .join('imports', 'imports.id', 'contract_commitments.import_id')
    .where('imports.status', 'done')
    .orderBy('contract_commitments.id')
    .select('contract_commitments.*')
  const delivered = rows.map((row) => ({ ...row, updated_at: row.contract_commitment_last_updated }))
  return newestDeliveries(delivered, (row) => row.contract_commitment_id)
    .filter((row) => day === undefined || holdsOn(row, day))
    .map(({ id: _id, updated_at: _updated, ...commitment }) => commitment)
    .sort((one, other) => (orderOf(one) < orderOf(other) ? -1 : 1))
}

/** Whether it holds at some time of a day; its end is the first instant at which it does not. */
function holdsOn(commitment: ContractCommitment, day: string): boolean {
  const { contract_commitment_period_start: start, contract_commitment_period_end: end } = commitment
  return (start ?? '') <= `${day}T23:59:59Z` && (end === null || end > `${day}T00:00:00Z`)
}

const orderOf = (commitment: ContractCommitment): string =>
  `${commitment.contract_commitment_period_start ?? ''} ${commitment.contract_commitment_id}`
