import { providers, type Provider } from '../../../shared/catalogue.ts'
import type { ChargeFacts, KindOfCharge } from './charge-facts.ts'

type Row = Readonly<Record<string, unknown>>

const names = [
  'cloud_provider',
  'service_name',
  'bill_service_name',
  'service_category',
  'service_subcategory',
  'charge_category',
  'charge_class',
  'commitment_id',
  'commitment_status',
  'commitment_type',
  'discount_type',
  'pricing_category',
  'charge_frequency',
  'usage_type',
  'operation',
  'charge_description',
  'usage_unit',
  'sku',
] as const satisfies readonly (keyof ChargeFacts)[]

/** Facts whose own values would tell charges apart for nothing. */
const reduced: Readonly<Record<string, string>> = {
  commitment_id: `case when commitment_id is not null then '-' end`,
  sku: 'case when usage_type is null and charge_description is null then sku end',
}

/** Facts with their SQL. */
export const factColumns = names.map((name) => ({ name, sql: reduced[name] ?? name }))

/** The columns that a kind fills. */
export const kindColumns = [
  'charge_kind',
  'kind_rule',
  'resource_class',
  'platform',
] as const satisfies readonly (keyof KindOfCharge)[]

/** A row of a database as facts. */
export function factsOf(row: Row): ChargeFacts {
  const text = (name: keyof ChargeFacts) => {
    const value = row[name]
    return value === null || value === undefined ? null : String(value)
  }
  return {
    cloud_provider: providers.find((provider) => provider === row['cloud_provider']) ?? 'Other',
    service_name: text('service_name') ?? '',
    bill_service_name: text('bill_service_name') ?? '',
    service_category: text('service_category'),
    service_subcategory: text('service_subcategory'),
    charge_category: text('charge_category') ?? 'Usage',
    charge_class: text('charge_class'),
    commitment_id: text('commitment_id'),
    commitment_status: text('commitment_status'),
    commitment_type: text('commitment_type'),
    discount_type: text('discount_type'),
    pricing_category: text('pricing_category'),
    charge_frequency: text('charge_frequency'),
    usage_type: text('usage_type'),
    operation: text('operation'),
    charge_description: text('charge_description'),
    usage_unit: text('usage_unit'),
    sku: text('sku'),
  }
}

/** What is known of a cost of which there is only the name of its service: the name may say more. */
export function factsOfName(cloud_provider: Provider, name: string): ChargeFacts {
  return factsOf({ cloud_provider, service_name: name, bill_service_name: name, usage_type: name })
}
