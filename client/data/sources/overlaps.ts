import { familyOf, type Bill } from '../../../shared/bill.ts'
import { groupBy } from '../../../shared/group-by.ts'
import { datasetName } from '../account-words.ts'

/** One of the formats that a bill came in. */
export type OverlapOption = {
  readonly name: string
  readonly counts: boolean
  /** Azure describes a month in two files. */
  readonly bills: readonly Bill[]
}

/** A bill that came in several formats, of which one counts. */
export type Overlap = Pick<
  Bill,
  'cloud_provider' | 'billing_account_id' | 'billing_account_name' | 'billing_period'
> & {
  readonly key: string
  /** Whether the user chose already. */
  readonly isSettled: boolean
  readonly options: readonly OverlapOption[]
}

/** Which bills came in several formats, the newest month first, those that wait for a choice before all others. */
export function overlapsOf(bills: readonly Bill[]): Overlap[] {
  const alive = bills.filter(({ state }) => state === 'counted' || state === 'overlapping')
  const units = groupBy(
    alive,
    (bill) => `${bill.cloud_provider} ${bill.billing_period} ${bill.billing_account_id}`,
  )
  return [...units]
    .flatMap(([key, members]) => {
      const [first] = members
      if (first === undefined || members.every((bill) => bill.state === 'counted')) return []
      return [
        { ...first, key, isSettled: members.some((bill) => bill.is_chosen), options: optionsOf(members) },
      ]
    })
    .sort(waitingFirst)
}

function optionsOf(members: readonly Bill[]): OverlapOption[] {
  const families = groupBy(members, ({ dataset }) => familyOf(dataset))
  return [...families.values()]
    .map((bills) => ({
      name: bills.map((bill) => datasetName(bill.dataset)).join(' + '),
      counts: bills.some((bill) => bill.state === 'counted'),
      bills,
    }))
    .sort((one, other) => Number(other.counts) - Number(one.counts))
}

function waitingFirst(one: Overlap, other: Overlap): number {
  if (one.isSettled !== other.isSettled) return one.isSettled ? 1 : -1
  return one.billing_period < other.billing_period ? 1 : -1
}
