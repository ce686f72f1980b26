import type { Columns, Sql } from './columns.ts'

/** Every field of a charge as SQL over the columns of a bill, named after the FOCUS columns. */
export type ChargeMapping = {
  /** The UTC day of ChargePeriodStart. */
  readonly date: Sql
  /** The instant of ChargePeriodStart, where charges are told by the hour. */
  readonly started_at?: Sql
  /** The month of BillingPeriodStart, `YYYY-MM`; the month of the charge where it is null. */
  readonly billing_period: Sql
  readonly provider_name: Sql
  readonly service_name: Sql
  readonly service_category: Sql
  readonly billing_account_id: Sql
  readonly billing_account_name: Sql
  readonly sub_account_id: Sql
  readonly sub_account_name: Sql
  readonly region: Sql
  readonly resource_id: Sql
  readonly resource_name: Sql
  readonly charge_category: Sql
  readonly charge_class: Sql
  readonly commitment_id: Sql
  readonly commitment_status: Sql
  /** How a commitment is made, such as `Savings Plan`. */
  readonly commitment_type: Sql
  /** What kind of discount or credit the charge is, in the provider's words. */
  readonly discount_type: Sql
  readonly pricing_category: Sql
  readonly charge_frequency: Sql
  /** The key of the sku, which need not be readable. */
  readonly sku: Sql
  /** What was used, in words of the provider that people and rules can read. */
  readonly usage_type: Sql
  readonly operation: Sql
  readonly service_subcategory: Sql
  /** What tells apart services that the bill has under one name; null where it has one for each. */
  readonly service_part: Sql
  /** Columns that are kept and rarely asked for, as `columnTags` puts them together. */
  readonly details: Sql
  /** One of several stands for a day. */
  readonly charge_description: Sql
  readonly usage_quantity: Sql
  readonly usage_unit: Sql
  /** Text from which `parseTags` makes the tags. */
  readonly tags: Sql
  readonly billing_currency: Sql
  readonly billed_cost: Sql
  readonly effective_cost: Sql
  readonly list_cost: Sql
  readonly contracted_cost: Sql
  /** How many USD one unit of the billing currency is, where the bill carries it. */
  readonly usd_rate?: Sql
  /** The invoice, while the bill names one only once it is final. */
  readonly invoice_id?: Sql
  /** When the provider wrote the row, where it says so. */
  readonly delivered_at?: Sql
  /**
   * Parts of the row's cost that are charges of their own, a list of structs. The other fields are asked for each of
   * them as `credit`, and once for the row itself, where `credit` is null.
   */
  readonly credits?: Sql
}

/** How negotiated discounts show. */
export type Discounts = {
  /** Whether the bill has columns of what is left after discounts. */
  hasColumns(columns: Columns): boolean
  /** Whether a row is a discount. */
  isRow(columns: Columns): Sql
  /** Which bill a row is of. */
  bill(columns: Columns): Sql
}

/** Columns of which a bill of a format has at least one, in any spelling; the first is the usual name. */
export type Requirement = readonly string[]

/** One billing format: how to know it and how its columns map to FOCUS. */
export type BillFormat = {
  /** Under which its bills are told apart from those of other formats. */
  readonly dataset: string
  /** Its name for people. */
  readonly name: string
  /** What makes it this format, and without which its charges cannot be read. */
  readonly requires: readonly Requirement[]
  /** Its name with the version where the columns tell. */
  title(columns: Columns): string
  map(columns: Columns): ChargeMapping
  /** Where discounts may stand in rows of their own or in columns of the rows that they lower. */
  readonly discounts?: Discounts
  /** Rows that repeat the cost of others and are left out. */
  leavesOut?(columns: Columns): Sql
  /** What the reader of an import in this format should know. */
  readonly note?: string
  /** Raw texts of date columns, where their notation has to be decided once for all parts of a delivery. */
  dateTexts?(columns: Columns): readonly Sql[]
  /** A format of the same columns that a delivery is in truth. */
  readonly variant?: FormatVariant
}

/** How two formats of the same columns are told apart, once for all parts of a delivery. */
export type FormatVariant = {
  readonly format: BillFormat
  /** Rows that only the variant has. */
  when(columns: Columns): Sql
  /** Rows that the variant never has. */
  unless(columns: Columns): Sql
  /** Whether the export is the variant, by the type that its manifest names; undefined where that tells nothing. */
  named(exportType: string): boolean | undefined
}
