import type { ContractCommitment } from '../../../shared/contract-commitment.ts'
import { formatDay } from '../../ui/format-day.ts'
import { formatExact } from '../format-exact.ts'

/** How much is agreed, in money, usage or both: `1,121.84 USD`. */
export function agreedWords(commitment: ContractCommitment): string {
  const { contract_commitment_cost: cost, contract_commitment_quantity: quantity } = commitment
  const unit = commitment.contract_commitment_unit ?? ''
  const parts = [
    ...(cost === null ? [] : [`${formatExact(cost)} ${commitment.billing_currency ?? ''}`.trim()]),
    ...(quantity === null ? [] : [`${formatExact(quantity).replace(/\.00$/, '')} ${unit}`.trim()]),
  ]
  return parts.length === 0 ? '–' : parts.join(', ')
}

/** From when to when it holds; the end is its first instant without it. */
export function heldWords(commitment: ContractCommitment): string {
  const { contract_commitment_period_start: start, contract_commitment_period_end: end } = commitment
  if (start === null || end === null) return '–'
  return `${formatDay(start.slice(0, 10))} to ${formatDay(end.slice(0, 10))}`
}
