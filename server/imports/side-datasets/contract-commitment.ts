import { contractCommitmentColumns as names } from '../../../shared/contract-commitment.ts'
import type { Columns, Sql } from '../formats/columns.ts'
import {
  amountOf,
  counted,
  instantOf,
  isAmount,
  isInstant,
  present,
  type SideDataset,
} from './side-dataset.ts'

const amounts: readonly string[] = names.filter((name) => /_(cost|quantity|percentage)$/.test(name))
const instants: readonly string[] = names.filter((name) => /_(start|end|created|last_updated)$/.test(name))

function fieldOf(columns: Columns, name: string): Sql {
  const text = columns.text(name)
  if (amounts.includes(name)) return amountOf(text)
  return instants.includes(name) ? instantOf(text) : text
}

/** `contract_commitment_id` as FOCUS spells it. */
const focusName = (name: string): string =>
  name
    .split('_')
    .map((word) => `${word.charAt(0).toUpperCase()}${word.slice(1)}`)
    .join('')

const needs = ['contract_commitment_id', 'contract_commitment_period_start', 'contract_commitment_period_end']

/** FOCUS ContractCommitment, since 1.3: what was agreed to be spent or used, and for how long. */
export const contractCommitment: SideDataset = {
  name: 'contract_commitment',
  title: 'FOCUS ContractCommitment',
  table: 'contract_commitments',
  recognises: (columns) =>
    columns.has('ContractCommitmentId') && !columns.has('ChargePeriodStart') && !columns.has('BilledCost'),
  needs: needs.map(focusName),
  keeps: names.map(focusName),

  map: (columns) => ({
    fields: Object.fromEntries(names.map((name) => [name, fieldOf(columns, name)])),
    checks: [
      ...needs.map((name) => present(columns, name)),
      ...instants.map((name) => isInstant(columns, name)),
      ...amounts.map((name) => isAmount(columns, name)),
    ],
  }),

  identity: 'contract_commitment_id',
  identified: 'true',
  updated: 'contract_commitment_last_updated',

  kept: (rows) => `select distinct ${names.join(', ')} from ${rows}`,
  amounts,

  counts: (kept) => `select count(*)::integer as commitments from ${kept}`,
  words: ({ commitments = 0 }) =>
    `${counted(commitments, 'contract commitment')} ${commitments === 1 ? 'was' : 'were'} kept.`,
}
