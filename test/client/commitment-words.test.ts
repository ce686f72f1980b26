import { expect, test } from 'vitest'
import { agreedWords, heldWords } from '../../client/data/sources/commitment-words.ts'
import { ContractCommitment, contractCommitmentColumns } from '../../shared/contract-commitment.ts'

const empty = Object.fromEntries(contractCommitmentColumns.map((name) => [name, null]))
const commitment = (fields: Partial<ContractCommitment>) =>
  ContractCommitment.parse({ ...empty, contract_commitment_id: 'one', import_id: 1, ...fields })

test.each([
  [{ contract_commitment_cost: '1121.84064', billing_currency: 'USD' }, '1,121.84064 USD'],
  [{ contract_commitment_quantity: '35040', contract_commitment_unit: 'Hours' }, '35,040 Hours'],
  [{ contract_commitment_cost: '5', contract_commitment_quantity: '2' }, '5.00, 2'],
  [{}, '–'],
])('what is agreed: %j', (fields, words) => expect(agreedWords(commitment(fields))).toBe(words))

test('from when to when it holds', () => {
  const held = {
    contract_commitment_period_start: '2026-05-01T01:00:00Z',
    contract_commitment_period_end: '2027-05-01T01:00:00Z',
  }
  expect(heldWords(commitment(held))).toBe('May 1, 2026 to May 1, 2027')
  expect(heldWords(commitment({}))).toBe('–')
})
