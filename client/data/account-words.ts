import type { Bill, BillState } from '../../shared/bill.ts'
import type { Tone } from '../ui/tag.tsx'

/** Whose bill something is of. */
export type Account = Pick<Bill, 'cloud_provider' | 'billing_account_id'>

const datasetNames: Readonly<Record<string, string>> = {
  focus: 'FOCUS',
  aws_cur: 'AWS CUR',
  azure_actual: 'Azure actual costs',
  azure_amortized: 'Azure amortized costs',
  gcp: 'GCP export',
}

/** The name of a bill's format. */
export function datasetName(dataset: string): string {
  return datasetNames[dataset] ?? dataset
}

/** An account in a sentence; some bills name none. */
export function accountWords({ cloud_provider, billing_account_id }: Account): string {
  return billing_account_id === '' ? cloud_provider : `${cloud_provider} ${billing_account_id}`
}

type StateFace = { readonly word: string; readonly tone: Tone }

/** What the state of a bill means for the totals. */
const billStateFaces: Readonly<Record<BillState, StateFace>> = {
  staged: { word: 'Being written', tone: 'neutral' },
  counted: { word: 'Counts', tone: 'good' },
  replaced: { word: 'Replaced by a newer one', tone: 'neutral' },
  held: { word: 'To decide', tone: 'warning' },
  overlapping: { word: 'Another format counts', tone: 'warning' },
  undone: { word: 'Undone', tone: 'neutral' },
}

/** What a bill's state means for the totals, also where they have only some of its days. */
export function billFace({ state, is_partial }: Pick<Bill, 'state' | 'is_partial'>): StateFace {
  return state === 'counted' && is_partial ? { word: 'Some days count', tone: 'good' } : billStateFaces[state]
}
