import type { NewCharge } from '../database/bill-tables.ts'

/** The columns of a charge with their kinds. `money` is an exact decimal whose places depend on the file. */
export const chargeColumns = {
  bill_id: 'integer',
  date: 'date',
  cloud_provider: 'text',
  service_name: 'text',
  bill_service_name: 'text',
  service_category: 'text',
  sub_account_id: 'text',
  sub_account_name: 'text',
  region: 'text',
  resource_id: 'text',
  resource_name: 'text',
  charge_category: 'text',
  charge_class: 'text',
  commitment_id: 'text',
  commitment_status: 'text',
  commitment_type: 'text',
  discount_type: 'text',
  pricing_category: 'text',
  charge_frequency: 'text',
  charge_description: 'text',
  sku: 'text',
  usage_type: 'text',
  operation: 'text',
  service_subcategory: 'text',
  charge_kind: 'text',
  kind_rule: 'text',
  resource_class: 'text',
  platform: 'text',
  invoice_id: 'text',
  details: 'text',
  usage_quantity: 'quantity',
  usage_unit: 'text',
  tags: 'text',
  billing_currency: 'text',
  billed_cost: 'money',
  effective_cost: 'money',
  list_cost: 'money',
  contracted_cost: 'money',
} as const satisfies Record<keyof NewCharge, string>

export type ChargeColumnName = keyof typeof chargeColumns

export const chargeColumnNames = Object.keys(chargeColumns).filter(
  (name): name is ChargeColumnName => name in chargeColumns,
)

/**
 * Decimal places of amounts in a file: 26 lose nothing of any known bill, and 16 leave room for amounts that have more
 * digits before the point.
 */
export const moneyScales = [26, 16] as const
export type MoneyScale = (typeof moneyScales)[number]

/**
 * The most decimal places with which no sum can overflow.
 *
 * @param magnitude what all amounts come to without their signs; sums stay below a tenth of what 38 digits hold.
 */
export function scaleFor(magnitude: number): MoneyScale {
  const [most, fewest] = moneyScales
  return magnitude < 0.1 * 10 ** (38 - most) ? most : fewest
}

/** The engine's type of a column. */
export function engineType(name: ChargeColumnName, scale: MoneyScale): string {
  const kinds = {
    integer: 'integer',
    date: 'date',
    text: 'varchar',
    quantity: 'decimal(38, 12)',
    money: `decimal(38, ${scale})`,
  }
  return kinds[chargeColumns[name]]
}

/**
 * What charges keep when they are added up over everything finer: resources, tags and what describes a single charge.
 * Most questions need no more, and their number hardly grows with that of the charges.
 */
export const sumKeys = [
  'bill_id',
  'date',
  'cloud_provider',
  'service_name',
  'bill_service_name',
  'service_category',
  'sub_account_id',
  'sub_account_name',
  'region',
  'charge_category',
  'charge_class',
  'commitment_id',
  'commitment_status',
  'commitment_type',
  'discount_type',
  'charge_kind',
  'resource_class',
  'platform',
  'usage_unit',
  'billing_currency',
] as const satisfies readonly ChargeColumnName[]

/** Those of them that are money. */
export const moneyColumns = [
  'billed_cost',
  'effective_cost',
  'list_cost',
  'contracted_cost',
] as const satisfies readonly ChargeColumnName[]

/** The columns that are added up. */
export const amountColumns = ['usage_quantity', ...moneyColumns] as const
