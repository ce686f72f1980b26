import type { Provider } from '../../shared/catalogue.ts'
import type { BillState } from '../../shared/bill.ts'
import type { Day } from '../../shared/period.ts'

/** What one import says of one billing account and billing period. */
export type BillRow = {
  readonly id: number
  readonly import_id: number
  readonly state: BillState
  readonly dataset: string
  readonly cloud_provider: Provider
  readonly billing_account_id: string
  readonly billing_account_name: string | null
  /** The month of the billing period, `YYYY-MM`. */
  readonly billing_period: string
  readonly first_day: Day
  readonly last_day: Day
  /** When the provider made this delivery, where it says so. */
  readonly delivered_at: string | null
  readonly is_final: 0 | 1
  /** Whether its effective costs count: none, all, or all but purchases of commitments and some excluded cells. */
  readonly effective_counts: 0 | 1 | 2
  readonly fingerprint: string
  readonly row_count: number
  /** The place of the delivery in the order in which deliveries take effect. */
  readonly sequence: number
  /** What it does to what counts: what the rule says, or what a person decided. */
  readonly takes: 'by_rule' | 'replace' | 'add'
  /** Whether some of its cells are excluded. */
  readonly is_partial: 0 | 1
  /** Which version of the tables its charges were read into kinds with; 0 for none. */
  readonly kinds_version: number
  /** JSON: the days that count, where these are not all of them. */
  readonly counted_days: string | null
}

/** JSON: the days of each sub account that a bill has charges of. */
export type BillCellsRow = { readonly bill_id: number; readonly cells: string }

/** A sub account's day of a bill that does not count, wholly or in its effective costs. */
export type ExcludedCellRow = {
  readonly bill_id: number
  readonly sub_account_id: string
  readonly date: Day
  readonly measure: 'all' | 'effective'
}

export type BillDayRow = {
  readonly bill_id: number
  /** Empty where the charges name none. */
  readonly sub_account_id: string
  readonly service_name: string
  readonly service_category: string | null
  readonly date: Day
  readonly billing_currency: string
  readonly billed_cost: string
  readonly effective_cost: string
  /** The part of it that buys commitments. */
  readonly commitment_purchase: string
}

/** One charge of a bill on one day. */
export type ChargeRow = {
  readonly id: number
  readonly bill_id: number
  readonly date: Day
  readonly cloud_provider: Provider
  readonly service_name: string
  readonly bill_service_name: string
  readonly service_category: string | null
  readonly sub_account_id: string | null
  readonly sub_account_name: string | null
  readonly region: string | null
  readonly resource_id: string | null
  readonly resource_name: string | null
  readonly charge_category: string
  readonly charge_class: string | null
  readonly commitment_id: string | null
  readonly commitment_status: string | null
  /** How the commitment is made, such as `Savings Plan`. */
  readonly commitment_type: string | null
  /** The kind of discount or credit, in the provider's words, such as `EdpDiscount` or `PROMOTION`. */
  readonly discount_type: string | null
  readonly pricing_category: string | null
  readonly charge_frequency: string | null
  /** The first of the day's charges, where they have several. */
  readonly charge_description: string | null
  readonly sku: string | null
  /** What was used, in readable words. */
  readonly usage_type: string | null
  readonly operation: string | null
  readonly service_subcategory: string | null
  /** What it is for, a `ChargeKind`; null until a bill of an earlier version has been read into kinds. */
  readonly charge_kind: string | null
  /** The line of the tables that said so. */
  readonly kind_rule: string | null
  /** Instance type, volume type, storage tier or kind of token. */
  readonly resource_class: string | null
  /** Operating system or database engine. */
  readonly platform: string | null
  readonly invoice_id: string | null
  /** JSON: further columns of the bill by their names. */
  readonly details: string | null
  readonly usage_quantity: number | null
  readonly usage_unit: string | null
  /** JSON: an object of texts; null without tags. */
  readonly tags: string | null
  readonly billing_currency: string
  readonly billed_cost: number
  readonly effective_cost: number
  readonly list_cost: number | null
  readonly contracted_cost: number | null
}

export type NewCharge = Omit<ChargeRow, 'id'>

type Unit = Pick<BillRow, 'cloud_provider' | 'billing_account_id' | 'billing_period'>

/** Which of several overlapping datasets the user wants counted. */
export type BillChoiceRow = Unit & { readonly dataset: string }

export type RestatementRow = Unit & {
  readonly id: number
  readonly import_id: number
  readonly service_name: string
  readonly billing_currency: string
  readonly before: string
  readonly after: string
  readonly difference: string
  /** Of the whole bill in that currency; null where it was written down before this was kept. */
  readonly bill_before: string | null
  readonly bill_after: string | null
  readonly created_at: string
}

export type ExchangeRateRow = {
  readonly month: string
  readonly currency: string
  /** How many USD one unit of the currency is. */
  readonly rate: number
  readonly origin: 'entered' | 'file' | 'bill'
  readonly updated_at: string
}

/** What a unit of a currency is in the reporting currency in a month; derived from the rates, never entered. */
export type ConversionRateRow = {
  readonly month: string
  readonly currency: string
  /** Null where no rate of the month or of any before it is known. */
  readonly rate: number | null
  /** The month that the rate is of: an earlier one where it is carried on. */
  readonly rate_month: string | null
  readonly is_provisional: 0 | 1
}

export type BillRateRow = Pick<ExchangeRateRow, 'month' | 'currency' | 'rate'> & { readonly bill_id: number }

declare module 'knex/types/tables.js' {
  // Knex reads the row types of tables from this interface.
  interface Tables {
    bills: BillRow
    bill_days: BillDayRow
    bill_cells: BillCellsRow
    excluded_cells: ExcludedCellRow
    charges: ChargeRow
    bill_choices: BillChoiceRow
    restatements: RestatementRow
    exchange_rates: ExchangeRateRow
    bill_rates: BillRateRow
    conversion_rates: ConversionRateRow
  }
}
