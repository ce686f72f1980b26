import { Big } from 'big.js'
import { canonicalServiceName, Provider } from '../../shared/catalogue.ts'
import { groupBy } from '../../shared/group-by.ts'
import type { NewCloudCost } from '../database/tables.ts'
import type { DailyCharge } from './add-up-charges.ts'

/**
 * The rows of `cloud_costs` for a bill's daily charges: service names become canonical, and names that become the
 * same are added up exactly.
 *
 * @returns rows whose USD amounts are null where the bill is in another currency.
 */
export function rollUp(
  charges: readonly DailyCharge[],
  created_at: string,
): Omit<NewCloudCost, 'source_id'>[] {
  const named = charges.map((charge) => {
    const provider = Provider.parse(charge.provider)
    return { ...charge, provider, service_name: canonicalServiceName(provider, charge.service_name) }
  })
  const key = (charge: DailyCharge) =>
    [charge.date, charge.provider, charge.service_name, charge.billing_currency].join('\n')
  return [...groupBy(named, key).values()].flatMap((members) => {
    const [first] = members
    if (first === undefined) return []
    const sum = (column: 'billed_cost' | 'effective_cost') =>
      members.reduce((total, member) => total.plus(member[column]), new Big(0)).toNumber()
    const billed = sum('billed_cost')
    const effective = sum('effective_cost')
    const isUsd = first.billing_currency === 'USD'
    return [
      {
        cloud_provider: first.provider,
        service_name: first.service_name.slice(0, 400),
        service_category: first.service_category,
        date: first.date,
        cost: isUsd ? billed : null,
        effective_cost: isUsd ? effective : null,
        billing_currency: first.billing_currency,
        cost_in_billing_currency: billed,
        effective_cost_in_billing_currency: effective,
        created_at,
      },
    ]
  })
}
